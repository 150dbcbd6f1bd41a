// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.conditionalaccess.demo.DemoRealm;
import io.conditionalaccess.demo.client.SignalSender;
import io.conditionalaccess.demo.http.Reply;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What products really send, from the request to the login page. */
class MappingSourceIT {
    private static final TestRealm REALM = TestRealm.create();
    private static final Fleet FLEET = new Fleet(REALM);
    private static final String OWN = """
            {"language": 1, "name": "acme", "split": "/events", "rules": [
              {"name": "test", "when": {"/type": "ping"}, "ignore": "sent by the test button"},
              {"name": "alert", "when": {"/type": "alert"}, "signals": [
                {"id": "/uuid", "finding": "/alert", "device": [{"type": "serial", "at": "/serial"}], "observedAt": "/when",
                 "risk": {"at": "/level", "table": {"minor": "low", "major": "medium"}, "default": "unknown"},
                 "remediation": {"at": "/state", "table": {"cleaned": "remediated"}}}]}]}
            """;

    static {
        Stream.of("microsoft-defender", "microsoft-intune", "wazuh").forEach(name -> source(name, name));
        source("acme", OWN);
    }

    private final String entra = UUID.randomUUID().toString();

    @Test
    void defendersRiskScoreHoldsADeviceAndLetsItIn() {
        String laptop = FLEET.deviceWith("entra_device_id", entra);

        assertThat(status(send("microsoft-defender", machine("High")))).isEqualTo("applied");
        assertThat(FLEET.risk(laptop)).isEqualTo("high");
        Visits.blocked(REALM.visit(REALM.from(laptop)));

        assertThat(status(send("microsoft-defender", machine("None")))).isEqualTo("applied");
        Visits.code(REALM.visit(REALM.from(laptop)));
    }

    @Test
    void aWordThatDefenderNeverHadIsUnknown() {
        String laptop = FLEET.deviceWith("entra_device_id", entra);
        send("microsoft-defender", machine("None"));

        assertThat(status(send("microsoft-defender", machine("Minimal")))).isEqualTo("applied");

        assertThat(REALM.shown(laptop).at("/posture/unknown/0").asText()).isEqualTo("risk");
    }

    @Test
    void andClearsNothing() {
        String laptop = FLEET.deviceWith("entra_device_id", entra);
        send("microsoft-defender", machine("Medium"));

        send("microsoft-defender", machine("Minimal"));

        assertThat(FLEET.risk(laptop)).isEqualTo("medium");
        assertThat(FLEET.access(laptop)).isEqualTo("hold");
        assertThat(FLEET.finding(laptop, "microsoft-defender", Fleet.SNAPSHOT)
                        .path("unknownSince")
                        .isNull())
                .isFalse();
    }

    @Test
    void intunesComplianceStateHoldsADeviceAndLetsItIn() {
        String laptop = FLEET.deviceWith("entra_device_id", entra);

        assertThat(status(send("microsoft-intune", managed("noncompliant")))).isEqualTo("applied");
        assertThat(FLEET.compliance(laptop)).isEqualTo("not-compliant");
        Visits.blocked(REALM.visit(REALM.from(laptop)));

        assertThat(status(send("microsoft-intune", managed("compliant")))).isEqualTo("applied");
        Visits.code(REALM.visit(REALM.from(laptop)));
    }

    @Test
    void aWordThatIntuneNeverHadIsUnknown() {
        String laptop = FLEET.deviceWith("entra_device_id", entra);
        send("microsoft-intune", managed("compliant"));

        send("microsoft-intune", managed("mostlyCompliant"));

        assertThat(REALM.shown(laptop).at("/posture/unknown/0").asText()).isEqualTo("compliance");
    }

    @Test
    void aCheckOfWazuhHoldsADeviceThatIsKnownByItsAgentOnlyAndLetsItIn() {
        String laptop = agent("017");

        assertThat(status(send("wazuh", check("017", "failed")))).isEqualTo("applied");
        Visits.blocked(REALM.visit(REALM.from(laptop)));

        assertThat(status(send("wazuh", check("017", "passed")))).isEqualTo("applied");
        Visits.code(REALM.visit(REALM.from(laptop)));
    }

    @Test
    void malwareThatWazuhFoundIsClearedByAnOperator() {
        String laptop = agent("018");
        assertThat(status(send("wazuh", malware("018")))).isEqualTo("applied");
        assertThat(FLEET.access(laptop)).isEqualTo("hold");

        assertThat(send("wazuh", nothingFound("018")).path("results")).isEmpty();
        Visits.blocked(REALM.visit(REALM.from(laptop)));

        REALM.clear(laptop);
        Visits.code(REALM.visit(REALM.from(laptop)));
    }

    @Test
    void anAdministratorsOwnMappingIsAsGood() {
        String laptop = FLEET.deviceWith("serial", "S-" + laptopNumber());
        String serial = REALM.shown(laptop).at("/aliases/0/value").asText();

        JsonNode answer = send(
                "acme",
                Map.of("events", List.of(event(serial, "e1", "major", "open"), Map.of("type", "ping"), Map.of())));
        assertThat(status(answer)).isEqualTo("applied");
        assertThat(answer.path("ignored").asInt()).isEqualTo(2);
        assertThat(FLEET.access(laptop)).isEqualTo("hold");

        send("acme", Map.of("events", List.of(event(serial, "e2", "major", "cleaned"))));
        assertThat(FLEET.access(laptop)).isEqualTo("ok");
    }

    @Test
    void aDeliveryThatIsRepeatedIsADuplicate() {
        FLEET.deviceWith("entra_device_id", entra);
        Map<String, Object> delivery = machine("Low");
        send("microsoft-defender", delivery);

        assertThat(status(send("microsoft-defender", delivery))).isEqualTo("duplicate");
    }

    @Test
    void whatNoRuleIsAboutIsAcceptedSoThatTheVendorGoesOn() {
        JsonNode answer = send("microsoft-defender", Map.of("records", List.of(Map.of("category", "unheard-of"))));

        assertThat(answer.path("results").isArray()).isTrue();
        assertThat(answer.path("results")).isEmpty();
        assertThat(answer.path("ignored").asInt()).isEqualTo(1);
    }

    @Test
    void oneElementThatCannotBeUsedDoesNotTakeDownTheOthers() {
        String laptop = FLEET.deviceWith("serial", "S-" + laptopNumber());
        String serial = REALM.shown(laptop).at("/aliases/0/value").asText();
        Map<String, Object> timeless = Map.of("type", "alert", "uuid", "t", "alert", "a", "serial", serial);

        JsonNode results = send("acme", Map.of("events", List.of(timeless, event(serial, "e3", "major", "open"))))
                .path("results");

        assertThat(results.at("/0/status").asText()).isEqualTo("invalid");
        assertThat(results.at("/0/errors/0/pointer").asText()).isEqualTo("/events/0");
        assertThat(results.at("/1/status").asText()).isEqualTo("applied");
    }

    @Test
    void aBodyWithTooManySignalsIsRefusedAsAWhole() {
        List<?> machines = Collections.nCopies(501, Map.of("id", "m", "riskScore", "Low", "healthStatus", "Active"));

        JsonNode problem = Problems.of(reply("microsoft-defender", Map.of("value", machines)), 400);

        assertThat(problem.at("/errors/0/detail").asText()).isEqualTo("expected at most 500 signals");
    }

    @Test
    void whatIsNotJsonIsRefused() {
        Problems.of(sender("acme").sendText("{\"events\": ["), 400);
    }

    @Test
    void aMappingIsCheckedWhenItIsSaved() {
        assertThat(refusal(OWN.replace("\"serial\", \"at\"", "\"sn\", \"at\"")))
                .startsWith("mapping: /rules/1/signals/0/device/0/type: expected one of [id, serial");
        assertThat(refusal("acme-edr")).startsWith("mapping: expected a mapping in JSON, or one of crowdstrike");
        assertThat(refusal("")).isEqualTo("mapping: required for this kind of source");
    }

    @Test
    void aMappingThatIsChangedCountsAtOnce() {
        source("changing", OWN);
        String laptop = FLEET.deviceWith("serial", "S-" + laptopNumber());
        String serial = REALM.shown(laptop).at("/aliases/0/value").asText();
        JsonNode component = REALM.recipe.only("components?name=changing", "name", "changing");

        ((ObjectNode) component)
                .withObjectProperty("config")
                .putArray("mapping")
                .add(OWN.replace("\"major\": \"medium\"", "\"major\": \"high\""));
        REALM.admin
                .put(REALM.name + "/components/" + component.path("id").asText(), component)
                .expect(204);
        send("changing", Map.of("events", List.of(event(serial, "e1", "major", "open"))));

        assertThat(FLEET.risk(laptop)).isEqualTo("high");
    }

    private Map<String, Object> machine(String score) {
        return Map.of(
                "askedAt",
                Instant.now().toString(),
                "value",
                List.of(Map.of("id", "m" + entra, "aadDeviceId", entra, "riskScore", score, "healthStatus", "Active")));
    }

    private Map<String, Object> managed(String state) {
        return Map.of(
                "askedAt",
                Instant.now().toString(),
                "value",
                List.of(Map.of(
                        "id",
                        entra,
                        "azureADDeviceId",
                        entra,
                        "complianceState",
                        state,
                        "deviceRegistrationState",
                        "registered")));
    }

    private static Map<String, Object> check(String agent, String result) {
        return alert(
                agent,
                Map.of("level", 7, "groups", List.of("sca")),
                Map.of(
                        "sca",
                        Map.of(
                                "type",
                                "check",
                                "policy",
                                "Conditional Access baseline",
                                "check",
                                Map.of("id", "501", "title", "Disk is encrypted", "result", result))));
    }

    private static Map<String, Object> malware(String agent) {
        return alert(agent, Map.of("id", "87105", "level", 7, "groups", List.of("virustotal")), Map.of());
    }

    private static Map<String, Object> nothingFound(String agent) {
        return alert(agent, Map.of("id", "87104", "level", 3, "groups", List.of("virustotal")), Map.of());
    }

    private static Map<String, Object> alert(String agent, Map<String, ?> rule, Map<String, ?> data) {
        return Map.of(
                "id",
                UUID.randomUUID().toString(),
                "timestamp",
                Instant.now().toString(),
                "manager",
                Map.of("name", "siem"),
                "agent",
                Map.of("id", agent),
                "rule",
                rule,
                "data",
                data);
    }

    private static Map<String, Object> event(String serial, String id, String level, String state) {
        return Map.of(
                "type",
                "alert",
                "uuid",
                id,
                "when",
                Instant.now().toString(),
                "alert",
                "a-1",
                "serial",
                serial,
                "level",
                level,
                "state",
                state);
    }

    /** Registers a device by the id that Wazuh's agent has. */
    private static String agent(String id) {
        String device = Fleet.unusedId();
        REALM.admin
                .post(
                        REALM.api("devices"),
                        Map.of(
                                "id",
                                device,
                                "aliases",
                                List.of(Map.of("type", "agent_id", "value", "siem:" + id, "scope", "wazuh"))))
                .expect(201);
        return device;
    }

    private static String laptopNumber() {
        return UUID.randomUUID().toString();
    }

    private static void source(String alias, String mapping) {
        REALM.recipe
                .addSource(alias, "mapping", Map.of("auth", "hmac", "secret", DemoRealm.EDR_SECRET, "mapping", mapping))
                .expect(201);
    }

    private static String refusal(String mapping) {
        return REALM.recipe
                .addSource("refused", "mapping", Map.of("secret", DemoRealm.EDR_SECRET, "mapping", mapping))
                .expect(400)
                .json()
                .path("errorMessage")
                .asText();
    }

    private static SignalSender sender(String source) {
        return REALM.sender(source, SignalSender.hmac(DemoRealm.EDR_SECRET));
    }

    private static Reply reply(String source, Object body) {
        return sender(source).send(body);
    }

    private static JsonNode send(String source, Object body) {
        return reply(source, body).expect(202).json();
    }

    private static String status(JsonNode answer) {
        return answer.at("/results/0/status").asText();
    }
}
