// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.conditionalaccess.demo.client.Tokens;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What sources said of a device, and what an operator can do about it. */
@Tag("core")
class OperatorsIT {
    private static final TestRealm REALM = TestRealm.create();

    @Test
    void aFindingShowsAllThatWasSaid() {
        REALM.device("told");
        REALM.tell(
                REALM.edr(),
                "told",
                Map.of(
                        "finding", "alert-1",
                        "risk", "critical",
                        "remediation", "in_progress",
                        "reason", Map.of("code", "malware", "admin", "Emotet", "user", Map.of("en", "Call us.")),
                        "evidence", "https://edr.example/alerts/1"));

        JsonNode finding = REALM.finding("told", "alert-1");

        assertThat(finding.toString())
                .isEqualTo(("{'source':'edr','axis':'risk','finding':'alert-1','level':'high','state':'open',"
                                + "'observedAt':'" + finding.path("observedAt").asText()
                                + "','expiresAt':null,'graceUntil':null,'unknownSince':null,'stage':'in_progress',"
                                + "'reason':{'code':'malware','admin':'Emotet','user':{'en':'Call us.'}},"
                                + "'evidence':'https://edr.example/alerts/1'}")
                        .replace('\'', '"'));
    }

    @Test
    void aRemediatedFindingIsClosedAndTheOtherStillCounts() {
        REALM.device("two");
        REALM.tell(REALM.edr(), "two", Map.of("finding", "a", "risk", "high"));
        REALM.tell(REALM.edr(), "two", Map.of("finding", "b", "risk", "medium"));

        REALM.tell(REALM.edr(), "two", Map.of("finding", "b", "risk", "medium", "remediation", "remediated"));

        assertThat(state("two", "a")).isEqualTo("open");
        assertThat(state("two", "b")).isEqualTo("closed");
        assertThat(REALM.shown("two").path("access").asText()).isEqualTo("revoke");
    }

    @Test
    void aNewerVerdictOfTheSameSourceReplacesItsFindings() {
        REALM.device("superseded");
        REALM.tell(REALM.edr(), "superseded", Map.of("finding", "a", "risk", "high"));
        REALM.tell(REALM.mdm(), "superseded", Map.of("finding", "m", "risk", "medium"));

        REALM.tell(REALM.edr(), "superseded", Map.of("risk", "none"));

        assertThat(REALM.findings("superseded")).doesNotContainKey("a");
        assertThat(state("superseded", "")).isEqualTo("open");
        assertThat(state("superseded", "m")).as("of another source").isEqualTo("open");
        assertThat(REALM.shown("superseded").path("access").asText()).isEqualTo("hold");
    }

    @Test
    void aGoodLevelThatItsSourceNoLongerKnowsIsUnknown() {
        REALM.device("unknown");
        REALM.tell(REALM.edr(), "unknown", Map.of("risk", "none"));

        REALM.tell(REALM.edr(), "unknown", Map.of("risk", "unknown"));

        assertThat(state("unknown", "")).isEqualTo("unknown");
        assertThat(REALM.shown("unknown").path("posture").toString())
                .isEqualTo("{\"risk\":\"none\",\"compliance\":null,\"unknown\":[\"risk\"]}");
    }

    @Test
    void aBadLevelThatItsSourceNoLongerKnowsStaysOpen() {
        REALM.device("standing");
        REALM.tell(REALM.edr(), "standing", Map.of("risk", "medium"));

        REALM.tell(REALM.edr(), "standing", Map.of("risk", "unknown"));

        JsonNode finding = REALM.finding("standing", "");
        assertThat(finding.path("state").asText()).isEqualTo("open");
        assertThat(finding.path("level").asText()).isEqualTo("medium");
        assertThat(Instant.parse(finding.path("unknownSince").asText())).isBefore(Instant.now());
        assertThat(REALM.shown("standing").path("access").asText()).isEqualTo("hold");
    }

    @Test
    void quarantineEndsSessionsForGood() {
        REALM.device("quarantined");
        Tokens tokens = REALM.login("quarantined");

        JsonNode answer = quarantine("quarantined");

        assertThat(answer.path("quarantined").asBoolean()).isTrue();
        assertThat(answer.path("access").asText()).isEqualTo("revoke");
        assertThat(REALM.refresh("quarantined", tokens)).isEqualTo(400);
        REALM.clear("quarantined");
        assertThat(REALM.refresh("quarantined", tokens)).as("once cleared").isEqualTo(400);
        assertThat(REALM.login("quarantined").access()).isNotEmpty();
    }

    @Test
    void quarantineHoldsWhereThePolicyNeverRevokes() {
        TestRealm realm = TestRealm.create().device("laptop");
        realm.recipe.policy(Map.of("revokeAt", "never"));
        Tokens tokens = realm.login("laptop");

        realm.admin
                .post(realm.ofDevice("laptop", "/quarantine"), Map.of("reason", "stolen"))
                .expect(200);

        assertThat(realm.refresh("laptop", tokens)).isEqualTo(400);
        realm.clear("laptop");
        assertThat(realm.refresh("laptop", tokens)).as("once cleared").isEqualTo(200);
    }

    @Test
    void noSourceEndsAQuarantine() {
        REALM.device("kept");
        quarantine("kept");

        REALM.tell(REALM.edr(), "kept", Map.of("risk", "none", "compliance", "compliant"));

        assertThat(REALM.shown("kept").path("access").asText()).isEqualTo("revoke");
    }

    @Test
    void clearingAllEndsEverything() {
        REALM.device("cleared");
        REALM.tell(REALM.edr(), "cleared", Map.of("finding", "a", "risk", "high"));
        REALM.tell(REALM.mdm(), "cleared", Map.of("compliance", "not-compliant"));
        quarantine("cleared");

        clear("cleared", Map.of());

        assertThat(REALM.shown("cleared").path("access").asText()).isEqualTo("ok");
        assertThat(REALM.shown("cleared").path("quarantined").asBoolean()).isFalse();
        assertThat(REALM.findings("cleared").values())
                .extracting(finding -> finding.path("state").asText())
                .containsOnly("closed");
        assertThat(REALM.finding("cleared", "a").path("reason").path("admin").asText())
                .isEqualTo("checked by hand");
    }

    @Test
    void clearingByAFilterLeavesTheRestAndTheQuarantine() {
        REALM.device("filtered");
        REALM.tell(REALM.edr(), "filtered", Map.of("finding", "a", "risk", "high"));
        REALM.tell(REALM.edr(), "filtered", Map.of("finding", "b", "risk", "medium"));
        REALM.tell(REALM.mdm(), "filtered", Map.of("finding", "c", "compliance", "not-compliant"));
        quarantine("filtered");

        clear("filtered", Map.of("finding", "a"));
        assertThat(states("filtered")).isEqualTo(Map.of("a", "closed", "b", "open", "c", "open"));
        clear("filtered", Map.of("axis", "compliance"));
        assertThat(states("filtered")).isEqualTo(Map.of("a", "closed", "b", "open", "c", "closed"));
        clear("filtered", Map.of("source", "edr"));
        assertThat(states("filtered")).isEqualTo(Map.of("a", "closed", "b", "closed", "c", "closed"));

        assertThat(REALM.shown("filtered").path("quarantined").asBoolean()).isTrue();
    }

    @Test
    void aSourceMayRaiseAgainWhatWasCleared() {
        REALM.device("again");
        REALM.tell(REALM.edr(), "again", Map.of("finding", "a", "risk", "medium"));
        clear("again", Map.of());

        assertThat(REALM.tell(REALM.edr(), "again", Map.of("finding", "a", "risk", "medium")))
                .isEqualTo("applied");

        assertThat(REALM.shown("again").path("access").asText()).isEqualTo("hold");
    }

    @Test
    void whatWasSaidBeforeTheClearingIsOutdated() {
        REALM.device("late");
        Instant before = Instant.now();
        REALM.tell(REALM.edr(), "late", Map.of("risk", "medium"));
        clear("late", Map.of());

        assertThat(REALM.tell(REALM.edr(), "late", Map.of("risk", "high", "observed_at", before.toString())))
                .isEqualTo("outdated");

        assertThat(REALM.shown("late").path("access").asText()).isEqualTo("ok");
    }

    @Test
    void aClearedHoldLetsTheSameRefreshTokenWorkAgain() {
        REALM.device("held");
        Tokens tokens = REALM.login("held");
        REALM.tell(REALM.edr(), "held", Map.of("risk", "medium"));
        assertThat(REALM.refresh("held", tokens)).isEqualTo(400);

        REALM.clear("held");

        assertThat(REALM.refresh("held", tokens)).isEqualTo(200);
    }

    @Test
    void everyWriteIsAnAdminEvent() {
        REALM.device("audited");
        REALM.admin.put(REALM.ofDevice("AUDITED", ""), Map.of("name", "x")).expect(200);
        quarantine("audited");
        clear("audited", Map.of());
        REALM.admin.delete(REALM.ofDevice("audited", "")).expect(204);

        assertThat(events("audited"))
                .containsExactlyInAnyOrder(
                        "CREATE device-compliance/devices/audited",
                        "UPDATE device-compliance/devices/audited",
                        "ACTION device-compliance/devices/audited/quarantine",
                        "ACTION device-compliance/devices/audited/clear",
                        "DELETE device-compliance/devices/audited");
    }

    @Test
    void aRefusedWriteIsNoAdminEvent() {
        REALM.device("refused");
        REALM.admin.post(REALM.ofDevice("refused", "/quarantine"), Map.of()).expect(400);
        REALM.admin.put(REALM.ofDevice("refused", ""), Map.of("version", 4711)).expect(409);

        assertThat(events("refused")).containsExactly("CREATE device-compliance/devices/refused");
    }

    private static JsonNode quarantine(String device) {
        return REALM.admin
                .post(REALM.ofDevice(device, "/quarantine"), Map.of("reason", "reported stolen"))
                .expect(200)
                .json();
    }

    private static void clear(String device, Map<String, String> filter) {
        Map<String, String> body = new HashMap<>(filter);
        body.put("reason", "checked by hand");
        REALM.admin.post(REALM.ofDevice(device, "/clear"), body).expect(200);
    }

    private static String state(String device, String finding) {
        return states(device).getOrDefault(finding, "none");
    }

    private static Map<String, String> states(String device) {
        Map<String, String> states = new HashMap<>();
        REALM.findings(device)
                .forEach((finding, node) ->
                        states.put(finding, node.path("state").asText()));
        return states;
    }

    private static List<String> events(String device) {
        JsonNode events = REALM.admin
                .get(REALM.name + "/admin-events?max=500")
                .expect(200)
                .json();
        return StreamSupport.stream(events.spliterator(), false)
                .filter(event -> event.path("resourceType").asText().equals("DEVICE"))
                .map(event -> event.path("operationType").asText() + " "
                        + event.path("resourcePath").asText())
                .filter(event -> event.matches(".*/" + device + "(/.*)?"))
                .toList();
    }
}
