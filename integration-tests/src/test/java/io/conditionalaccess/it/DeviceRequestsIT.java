// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.conditionalaccess.demo.http.Http;
import io.conditionalaccess.demo.http.Reply;
import java.net.http.HttpRequest.BodyPublishers;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the admin API refuses, and how it says so. */
@Tag("core")
class DeviceRequestsIT {
    private static final TestRealm REALM = TestRealm.create().device("present");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{}|/id",
                "{\"id\":\" \"}|/id",
                "{\"id\":7}|/id",
                "{\"id\":\"a\\u0000b\"}|/id",
                "{\"id\":\"x\",\"nmae\":\"typo\"}|/nmae",
                "{\"id\":\"x\",\"posture\":{}}|/posture",
                "{\"id\":\"x\",\"owners\":[\"alice\",\"nobody\"]}|/owners/1",
                "{\"id\":\"x\",\"owners\":\"alice\"}|/owners",
                "{\"id\":\"x\",\"aliases\":[{\"type\":\"mac\",\"value\":\"v\"}]}|/aliases/0/type",
                "{\"id\":\"x\",\"aliases\":[{\"type\":\"agent_id\",\"value\":\"v\"}]}|/aliases/0/scope",
                "{\"id\":\"x\",\"aliases\":[{\"type\":\"serial\",\"value\":\"Default string\"}]}|/aliases/0/value",
                "{\"id\":\"x\",\"aliases\":[{\"type\":\"serial\",\"value\":\"v\",\"source\":\"edr\"}]}|/aliases/0/source",
            })
    void aWrongFieldOfANewDeviceIsNamed(String body, String pointer) {
        assertThat(Problems.pointers(Problems.of(post("devices", body), 400))).containsExactly(pointer);
    }

    @Test
    void allWrongFieldsAreNamedAtOnce() {
        Reply reply = post("devices", "{\"name\":5,\"owners\":[\"nobody\"],\"foo\":1}");

        assertThat(Problems.pointers(Problems.of(reply, 400)))
                .containsExactlyInAnyOrder("/id", "/name", "/owners/0", "/foo");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "\"text\"", "{", "{\"id\":\"x\"} {}", "{\"id\":\"x\",\"id\":\"y\"}"})
    void whatIsNotOneJsonObjectIsRefused(String body) {
        Problems.of(post("devices", body), 400);
    }

    @Test
    void aLargeBodyIsRefused() {
        Problems.of(post("devices", "{\"id\":\"" + "x".repeat(70_000) + "\"}"), 413);
    }

    @ParameterizedTest
    @ValueSource(strings = {"?max=501", "?max=0", "?max=many", "?first=-1", "/count?search="})
    void wrongParametersAreRefusedAndBlankOnesAreNone(String query) {
        Reply reply = REALM.devices(query);
        if (query.startsWith("/count")) {
            assertThat(reply.expect(200).json().path("count").asInt()).isEqualTo(1);
        } else {
            assertThat(Problems.of(reply, 400).path("detail").asText())
                    .contains(query.substring(1, query.indexOf('=')));
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "quarantine|{}|/reason",
                "quarantine|{\"reason\":\"r\",\"until\":\"x\"}|/until",
                "clear|{}|/reason",
                "clear|{\"reason\":\"r\",\"axis\":\"mood\"}|/axis",
                "clear|{\"reason\":\"r\",\"sources\":[\"edr\"]}|/sources",
            })
    void ordersNeedAReasonAndNothingUnknown(String order, String body, String pointer) {
        Reply reply = post("devices/present/" + order, body);

        assertThat(Problems.pointers(Problems.of(reply, 400))).containsExactly(pointer);
    }

    @ParameterizedTest
    @ValueSource(strings = {"quarantine", "clear"})
    void ordersAboutUnknownDevicesAreRefused(String order) {
        Problems.of(post("devices/absent/" + order, "{\"reason\":\"r\"}"), 404);
    }

    @Test
    void aDryRunThatIsSpeltWronglyDoesNothing() {
        Problems.of(REALM.admin.post(REALM.api("teardown?dryRun=ture")), 400);

        assertThat(REALM.admin.get(REALM.api("status")).json().path("takesPart").asBoolean())
                .isTrue();
    }

    @Test
    void aTextThatIsNotJsonIsAnotherMediaType() {
        assertThat(post("devices", "{\"id\":\"x\"}", "text/plain").status()).isEqualTo(415);
    }

    private static Reply post(String path, String body) {
        return post(path, body, "application/json");
    }

    /** By http, as the administrator's token was issued. */
    private static Reply post(String path, String body, String mediaType) {
        return Http.plain()
                .send(Http.request(SharedServer.http().resolve("/admin/realms/" + REALM.api(path)))
                        .header("Authorization", "Bearer " + REALM.admin.token())
                        .header("Content-Type", mediaType)
                        .POST(BodyPublishers.ofString(body))
                        .build());
    }
}
