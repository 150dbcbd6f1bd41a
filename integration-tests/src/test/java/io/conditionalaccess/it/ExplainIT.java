// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.conditionalaccess.demo.client.Tokens;
import io.conditionalaccess.demo.http.Json;
import io.conditionalaccess.demo.http.Reply;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What happened to a device, what is so now, and what would be. */
class ExplainIT {
    private final TestRealm realm = TestRealm.create().device("laptop");

    @Test
    void aTimelineTellsWhatHappenedTheNewestFirst() {
        Tokens tokens = realm.login("laptop");
        realm.tell(realm.edr(), "laptop", Map.of("risk", "high", "finding", "alert-1"));
        assertThat(realm.refresh("laptop", tokens)).isEqualTo(400);
        Visits.blocked(realm.visit(realm.from("laptop")));
        realm.admin
                .post(realm.ofDevice("laptop", "/quarantine"), Map.of("reason", "lost"))
                .expect(200);
        realm.clear("laptop");
        Eventually.holds("the session has ended", () -> kinds(timeline("")).contains("session-ended"));
        Eventually.holds("the refusal is recorded", () -> kinds(timeline("")).contains("decision"));

        List<JsonNode> entries = timeline("");

        assertThat(kinds(entries))
                .contains("session-began", "signal", "state", "revoked", "decision", "operator", "session-ended");
        assertThat(entries)
                .extracting(entry -> Instant.parse(entry.path("at").asText()))
                .isSortedAccordingTo(Comparator.reverseOrder());
        assertThat(of(entries, "state"))
                .extracting(state -> state.path("access").asText())
                .containsExactly("ok", "revoke", "revoke", "ok");
        assertThat(of(entries, "state"))
                .extracting(state -> state.path("rule").asText())
                .containsExactly("healthy", "quarantined", "risk", "healthy");
        assertThat(of(entries, "operator"))
                .extracting(done -> done.path("action").asText() + " "
                        + done.path("operator").asText() + " "
                        + done.path("reason").asText("-"))
                .containsExactly("clear admin test", "quarantine admin lost", "create admin -");
        JsonNode signal = of(entries, "signal").get(0);
        assertThat(signal.path("source").asText()).isEqualTo("edr");
        assertThat(signal.path("finding").asText()).isEqualTo("alert-1");
        assertThat(signal.path("claims").toString()).isEqualTo("{\"risk\":\"high\"}");
        assertThat(signal.path("status").asText()).isEqualTo("applied");
        assertThat(of(entries, "session-began").get(0).path("username").asText())
                .isEqualTo("alice");
        assertThat(realm.admin
                        .get(realm.ofDevice("laptop", "/timeline/count"))
                        .expect(200)
                        .json()
                        .path("count")
                        .asInt())
                .isEqualTo(entries.size());
    }

    @Test
    void aTimelineIsReadInPagesAndBetweenTimes() {
        for (String level : List.of("low", "medium", "high")) {
            realm.tell(realm.edr(), "laptop", Map.of("risk", level));
        }
        List<JsonNode> all = timeline("");

        assertThat(timeline("?first=1&max=2")).isEqualTo(all.subList(1, 3));
        String middle = all.get(2).path("at").asText();
        assertThat(timeline("?from=" + middle))
                .allSatisfy(entry ->
                        assertThat(Instant.parse(entry.path("at").asText())).isAfterOrEqualTo(Instant.parse(middle)));
        assertThat(timeline("?from=" + middle).size()
                        + timeline("?to=" + middle).size())
                .isEqualTo(all.size());
    }

    @Test
    void aDevicesSessionsSayWhatWouldBeDecidedNow() {
        realm.login("laptop");
        JsonNode session = sessions().get(0);
        assertThat(session.path("username").asText()).isEqualTo("alice");
        assertThat(session.path("method").asText()).isEqualTo("client-certificate");
        assertThat(session.path("offline").asBoolean()).isFalse();
        assertThat(session.path("access").asText()).isEqualTo("ok");
        assertThat(session.path("clients").toString())
                .isEqualTo("[{\"clientId\":\"app\",\"access\":\"ok\",\"rule\":\"healthy\",\"enforced\":true}]");

        realm.tell(realm.edr(), "laptop", Map.of("risk", "medium"));

        assertThat(sessions().get(0).path("access").asText()).isEqualTo("hold");
        assertThat(sessions().get(0).path("rule").asText()).isEqualTo("risk");
    }

    @Test
    void aUsersDevicesAreThoseOwnedAndThoseUsed() {
        realm.recipe.device("pool", "Pool", "linux", "bob");
        realm.login("pool");
        String alice = userId("alice");

        JsonNode devices = realm.admin
                .get(realm.api("users/" + alice + "/devices"))
                .expect(200)
                .json();

        assertThat(devices).hasSize(2);
        assertThat(devices.path(0).path("device").path("id").asText()).isEqualTo("laptop");
        assertThat(devices.path(0).path("owned").asBoolean()).isTrue();
        assertThat(devices.path(0).path("sessions").asInt()).isZero();
        assertThat(devices.path(1).path("device").path("id").asText()).isEqualTo("pool");
        assertThat(devices.path(1).path("owned").asBoolean()).isFalse();
        assertThat(devices.path(1).path("sessions").asInt()).isEqualTo(1);
        Problems.of(realm.admin.get(realm.api("users/absent/devices")), 404);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    {"device":"laptop"}                                                                        | ok     | healthy
                    {}                                                                                         | hold   | unknown-device
                    {"policy":{"unknownDevice":"allow"}}                                                       | ok     | unknown-device-allowed
                    {"device":"laptop","findings":[{"source":"edr","axis":"risk","level":"high"}]}             | revoke | risk
                    {"device":"laptop","findings":[{"source":"edr","axis":"risk","level":"high"}],"policy":{"revokeAt":"never"}} | hold | risk
                    {"device":"laptop","policy":{"requiredSources":"mdm"}}                                     | hold   | required-source-missing
                    {"policy":{"exemptClients":["app"]}}                                                       | ok     | exempt-client
                    {"device":"laptop","findings":[{"source":"mdm","axis":"compliance","level":"in-grace","graceUntil":"2020-01-01T00:00:00Z"}]} | hold | not-compliant
                    """)
    void whatIfAnswersWithoutAnythingHappening(String asked, String access, String rule) {
        Map<String, Object> body = new LinkedHashMap<>(Map.of("user", "alice", "client", "app"));
        Json.read(asked).properties().forEach(field -> body.put(field.getKey(), field.getValue()));

        JsonNode answer =
                realm.admin.post(realm.api("what-if"), body).expect(200).json();

        assertThat(answer.path("access").asText()).isEqualTo(access);
        assertThat(answer.path("rule").asText()).isEqualTo(rule);
        assertThat(answer.path("denied").asBoolean()).isEqualTo(!access.equals("ok"));
        JsonNode steps = answer.path("steps");
        assertThat(steps.path(steps.size() - 1).path("applies").asBoolean()).isTrue();
        assertThat(realm.shown("laptop").path("access").asText()).isEqualTo("ok");
    }

    @Test
    void aQuestionThatCannotBeAskedIsRefusedWithAllReasons() {
        Reply wrong = realm.admin.post(
                realm.api("what-if"),
                Map.of("user", "nobody", "client", "none", "findings", List.of(Map.of("source", "edr")), "more", 1));
        JsonNode problem = Problems.of(wrong, 400);
        assertThat(problem.path("errors"))
                .extracting(error -> error.path("pointer").asText())
                .contains("/user", "/client", "/findings/0/axis", "/findings/0/level", "/more");

        JsonNode draft = Problems.of(
                realm.admin.post(
                        realm.api("what-if"),
                        Map.of("user", "alice", "client", "app", "policy", Map.of("mode", "of course", "nope", "1"))),
                400);
        assertThat(draft.path("errors").toString()).contains("mode: expected", "nope: unknown key");
    }

    private List<JsonNode> timeline(String query) {
        return list(realm.admin
                .get(realm.ofDevice("laptop", "/timeline" + (query.isEmpty() ? "?max=100" : query)))
                .expect(200)
                .json());
    }

    private JsonNode sessions() {
        return realm.admin
                .get(realm.ofDevice("laptop", "/sessions"))
                .expect(200)
                .json();
    }

    private String userId(String name) {
        return realm.recipe
                .only("users?exact=true&username=" + name, "username", name)
                .path("id")
                .asText();
    }

    private static List<String> kinds(List<JsonNode> entries) {
        return entries.stream().map(entry -> entry.path("kind").asText()).toList();
    }

    private static List<JsonNode> of(List<JsonNode> entries, String kind) {
        return entries.stream()
                .filter(entry -> entry.path("kind").asText().equals(kind))
                .toList();
    }

    private static List<JsonNode> list(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false).toList();
    }
}
