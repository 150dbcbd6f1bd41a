// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.it;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.conditionalaccess.demo.DemoRealm;
import io.conditionalaccess.demo.client.SignalSender;
import io.conditionalaccess.demo.http.Http;
import io.conditionalaccess.demo.http.Json;
import io.conditionalaccess.demo.http.Reply;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests of a known source that cannot be processed: each says what is wrong, and none changes anything. */
@Tag("core")
class IntakeErrorsIT {
    private static final TestRealm REALM = TestRealm.create();
    private static final Fleet FLEET = new Fleet(REALM);
    private static final String LAPTOP = FLEET.device();
    private static final int MAX_BYTES = 256 * 1024;

    private final SignalSender edr = REALM.edr();

    @ParameterizedTest
    @ValueSource(
            strings = {"", "{", "nonsense", "{}{}", "[1,]", "{\"id\":NaN}", "{\"id\":1e51034780708}", "// {}", "[]]"})
    void whatIsNotJsonIsRefused(String body) {
        assertThat(errors(edr.sendText(body))).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"7", "null", "true", "\"{}\""})
    void whatIsNeitherAnObjectNorAnArrayIsRefused(String body) {
        JsonNode error = errors(edr.sendText(body)).path(0);

        assertThat(error.path("pointer").asText()).isEmpty();
        assertThat(error.path("detail").asText()).isEqualTo("expected an object or an array of objects");
    }

    @Test
    void fiveHundredItemsAreAcceptedAndOneMoreIsNot() {
        assertThat(edr.send(Collections.nCopies(500, 7)).expect(202).json().path("results"))
                .hasSize(500);

        assertThat(errors(edr.send(Collections.nCopies(501, 7)))
                        .path(0)
                        .path("detail")
                        .asText())
                .isEqualTo("expected at most 500 items, got 501");
    }

    @Test
    void anEmptyArrayHasNoResults() {
        assertThat(edr.send(List.of()).expect(202).json().path("results")).isEmpty();
    }

    @Test
    void aMemberThatIsGivenTwiceIsNamed() {
        String twice = "{\"id\":\"a\",\"device\":{\"id\":\"%s\",\"id\":\"b\"},\"risk\":\"high\",\"observed_at\":\"%s\"}"
                .formatted(LAPTOP, Instant.now());

        JsonNode error = errors(edr.sendText(twice)).path(0);

        assertThat(error.path("pointer").asText()).isEqualTo("/device/id");
        assertThat(error.path("detail").asText()).contains("without repeated members");
    }

    /** A member's value as JSON; without one the member is left out. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                "id||/id|required|",
                "id|7|/id|expected a string|7",
                "id|\"\"|/id|expected 1 to 255 characters, got 0|",
                "id|\" a\"|/id|expected no blank at the beginning| a",
                "device||/device|required: an object with at least one identifier|",
                "device|\"laptop\"|/device|expected an object|\"laptop\"",
                "device|{}|/device|expected at least one of agent_id, entra_device_id, hardware_uuid, hostname, id, serial|",
                "device|{\"id\":7}|/device/id|expected a string|7",
                "device|{\"id\":\"laptop\",\"imei\":\"1\"}|/device/imei|unknown member, known are agent_id|",
                "risk||/|expected at least one of risk and compliance|",
                "risk|\"severe\"|/risk|expected one of none, low, medium, high, unknown|severe",
                "risk|\"High\"|/risk|expected one of none, low, medium, high, unknown|High",
                "compliance|\"yes\"|/compliance|expected one of compliant, in-grace, not-compliant, unknown|yes",
                "compliance|\"in-grace\"|/grace_until|required with compliance in-grace|",
                "grace_until|\"2030-01-01T00:00:00Z\"|/grace_until|allowed only with compliance in-grace|",
                "observed_at||/observed_at|required|",
                "observed_at|\"2026-11-22T10:00:00\"|/observed_at|expected an ISO 8601 time with offset|2026-11-22T10:00:00",
                "observed_at|\"yesterday\"|/observed_at|expected an ISO 8601 time with offset|yesterday",
                "expires_at|\"2020-01-01T00:00:00Z\"|/expires_at|expected a time after observed_at|2020-01-01T00:00:00Z",
                "remediation|\"fixed\"|/remediation|expected one of detected, in_progress, pending_approval|fixed",
                "finding|\" alert\"|/finding|expected no blank at the beginning| alert",
                "finding|\"\"|/finding|expected 1 to 255 characters, got 0|",
                "user|[\"alice\"]|/user|expected a string|[\"alice\"]",
                "reason|\"malware\"|/reason|expected an object|\"malware\"",
                "reason|{\"text\":\"x\"}|/reason/text|unknown member, known are admin, code, user|",
                "reason|{\"user\":\"x\"}|/reason/user|expected an object|\"x\"",
                "reason|{\"user\":{\"en\":1}}|/reason/user/en|expected a string|1",
                "evidence|1|/evidence|expected a string|1",
                "complience|\"compliant\"|/complience|unknown member, known are compliance|",
            })
    void eachFieldIsNamedWithWhatIsExpectedAndWhatWasSent(
            String member, @Nullable String value, String pointer, String expectation, @Nullable String sent) {
        JsonNode errors = errors(edr.send(signalWith(member, value)));

        assertThat(errors).hasSize(1);
        assertThat(errors.path(0).path("pointer").asText()).isEqualTo(pointer.equals("/") ? "" : pointer);
        assertThat(errors.path(0).path("detail").asText()).startsWith(expectation);
        assertThat(errors.path(0).path("value").asText()).isEqualTo(sent == null ? "" : sent);
    }

    @Test
    void controlCharactersInNamesAreRefused() {
        Map<String, Object> signal = TestRealm.signal(LAPTOP, Map.of("risk", "none", "finding", "a\tb"));

        assertThat(errors(edr.send(signal)).path(0).path("detail").asText())
                .isEqualTo("expected no control characters");
    }

    @Test
    void namesOf255CharactersAreAcceptedAndOneMoreIsNot() {
        String longest = "x".repeat(255);
        assertThat(REALM.tell(edr, LAPTOP, Map.of("id", longest, "risk", "none", "finding", longest)))
                .isEqualTo("applied");

        Map<String, Object> tooLong =
                TestRealm.signal(LAPTOP, Map.of("id", longest + "x", "risk", "none", "finding", longest + "x"));

        assertThat(errors(edr.send(tooLong)).findValuesAsText("pointer")).containsExactly("/id", "/finding");
    }

    @Test
    void allErrorsOfASignalAreReportedTogether() {
        assertThat(errors(edr.send(Map.of("risk", "severe", "user", 1))).findValuesAsText("pointer"))
                .containsExactlyInAnyOrder("/id", "/device", "/risk", "/observed_at", "/user");
    }

    @Test
    void aLongValueIsNotRepeatedInFull() {
        Map<String, Object> signal = TestRealm.signal(LAPTOP, Map.of("risk", "r".repeat(1_000)));

        assertThat(errors(edr.send(signal)).path(0).path("value").asText()).isEqualTo("r".repeat(64));
    }

    @Test
    void membersOfASendersOwnAreIgnored() {
        assertThat(REALM.tell(edr, LAPTOP, Map.of("risk", "none", "x-tenant", Map.of("any", 1))))
                .isIn("applied", "unchanged");
    }

    @Test
    void anInvalidSignalChangesNothing() {
        String laptop = FLEET.device();
        Map<String, Object> signal = TestRealm.signal(laptop, Map.of("risk", "high", "user", "bob", "evidence", 1));
        JsonNode before = REALM.shown(laptop);

        edr.send(signal).expect(400);

        assertThat(REALM.shown(laptop)).isEqualTo(before);
        signal.remove("evidence");
        assertThat(TestRealm.resultOf(edr.send(signal)).path("flags"))
                .as("the id was not used up")
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "text/plain",
                "application/x-www-form-urlencoded",
                "application/json; charset=utf-16",
                "text/json"
            })
    void anotherMediaTypeIsRefused(String mediaType) {
        String body = Json.write(TestRealm.signal(LAPTOP, Map.of("risk", "none")));

        Reply reply = edr.sendText(body, mediaType, signed(body));

        assertThat(problem(reply, 415).path("detail").asText()).isEqualTo("expected application/json in UTF-8");
    }

    @ParameterizedTest
    @ValueSource(strings = {"nonsense", "%zz", "application/json; charset", "/", "application/"})
    void aMediaTypeThatCannotBeParsedIsRefusedLikeAnyOther(String mediaType) {
        String body = Json.write(TestRealm.signal(LAPTOP, Map.of("risk", "none")));

        Reply reply = edr.sendText(body, mediaType, signed(body));

        assertThat(problem(reply, 415).path("detail").asText()).isEqualTo("expected application/json in UTF-8");
    }

    @Test
    void aBodyOf256KibibytesIsAcceptedAndOneByteMoreIsNot() {
        Map<String, Object> signal = TestRealm.signal(LAPTOP, Map.of("risk", "none", "x-padding", ""));
        signal.put("x-padding", "p".repeat(MAX_BYTES - Json.write(signal).length()));
        assertThat(edr.send(signal).status()).isEqualTo(202);

        Reply reply = edr.sendText(Json.write(signal) + " ");

        assertThat(problem(reply, 413).path("detail").asText()).contains("262144 bytes");
    }

    @Test
    void aBodyThatDoesNotAnnounceItsLengthIsMeasuredToo() {
        String body = " ".repeat(MAX_BYTES) + "[]";
        HttpRequest.Builder request = Http.request(URI.create(REALM.uri() + "/risk-signals/edr"))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body.getBytes(UTF_8))));
        signed(body).forEach(request::header);

        problem(REALM.fromNowhere().send(request.build()), 413);
    }

    @Test
    void aSourceOverItsRateIsToldWhenToComeBack() {
        REALM.recipe
                .addSource("slow", Map.of("auth", "hmac", "secret", DemoRealm.EDR_SECRET, "ratePerMinute", "1"))
                .expect(201);
        SignalSender slow = REALM.sender("slow", SignalSender.hmac(DemoRealm.EDR_SECRET));
        String laptop = FLEET.device();
        assertThat(REALM.tell(slow, laptop, Map.of("risk", "low"))).isEqualTo("applied");

        Reply reply = slow.send(TestRealm.signal(laptop, Map.of("risk", "medium")));

        problem(reply, 429);
        assertThat(Integer.parseInt(reply.header("Retry-After").orElseThrow())).isBetween(1, 60);
        assertThat(FLEET.risk(laptop)).isEqualTo("low");
        assertThat(REALM.tell(edr, laptop, Map.of("risk", "medium")))
                .as("other sources go on")
                .isEqualTo("applied");
    }

    private static ObjectNode signalWith(String member, @Nullable String value) {
        ObjectNode signal = (ObjectNode) Json.read(Json.write(TestRealm.signal(LAPTOP, Map.of("risk", "high"))));
        if (value == null) {
            signal.remove(member);
        } else {
            signal.set(member, Json.read(value));
        }
        return signal;
    }

    private static Map<String, String> signed(String body) {
        return SignalSender.hmac(DemoRealm.EDR_SECRET).headers(body);
    }

    private static JsonNode errors(Reply reply) {
        return problem(reply, 400).path("errors");
    }

    /** RFC 9457. */
    private static JsonNode problem(Reply reply, int status) {
        assertThat(reply.status()).as(reply.body()).isEqualTo(status);
        assertThat(reply.header("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("application/problem+json"));
        JsonNode problem = reply.json();
        assertThat(problem.path("type").asText()).isEqualTo("about:blank");
        assertThat(problem.path("title").asText()).isNotEmpty();
        assertThat(problem.path("status").asInt()).isEqualTo(status);
        assertThat(problem.path("detail").asText()).isNotEmpty();
        return problem;
    }
}
