// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.it;

import static io.conditionalaccess.it.MappedSources.status;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What products really send, from the request to the login page. */
class ProductMappingIT {
    private static final TestRealm REALM = TestRealm.create();
    private static final Fleet FLEET = new Fleet(REALM);
    private static final MappedSources SOURCES = new MappedSources(REALM);

    static {
        Stream.of("microsoft-defender", "microsoft-intune", "wazuh").forEach(name -> SOURCES.add(name, name));
    }

    private final String entra = UUID.randomUUID().toString();

    @Test
    void defendersRiskScoreHoldsADeviceAndLetsItIn() {
        String laptop = FLEET.deviceWith("entra_device_id", entra);

        assertThat(status(SOURCES.send("microsoft-defender", machine("High")))).isEqualTo("applied");
        assertThat(FLEET.risk(laptop)).isEqualTo("high");
        Visits.blocked(REALM.visit(REALM.from(laptop)));

        assertThat(status(SOURCES.send("microsoft-defender", machine("None")))).isEqualTo("applied");
        Visits.code(REALM.visit(REALM.from(laptop)));
    }

    @Test
    void aWordThatDefenderNeverHadIsUnknown() {
        String laptop = FLEET.deviceWith("entra_device_id", entra);
        SOURCES.send("microsoft-defender", machine("None"));

        assertThat(status(SOURCES.send("microsoft-defender", machine("Minimal"))))
                .isEqualTo("applied");

        assertThat(REALM.shown(laptop).at("/posture/unknown/0").asText()).isEqualTo("risk");
    }

    @Test
    void andClearsNothing() {
        String laptop = FLEET.deviceWith("entra_device_id", entra);
        SOURCES.send("microsoft-defender", machine("Medium"));

        SOURCES.send("microsoft-defender", machine("Minimal"));

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

        assertThat(status(SOURCES.send("microsoft-intune", managed("noncompliant"))))
                .isEqualTo("applied");
        assertThat(FLEET.compliance(laptop)).isEqualTo("not-compliant");
        Visits.blocked(REALM.visit(REALM.from(laptop)));

        assertThat(status(SOURCES.send("microsoft-intune", managed("compliant"))))
                .isEqualTo("applied");
        Visits.code(REALM.visit(REALM.from(laptop)));
    }

    @Test
    void aWordThatIntuneNeverHadIsUnknown() {
        String laptop = FLEET.deviceWith("entra_device_id", entra);
        SOURCES.send("microsoft-intune", managed("compliant"));

        SOURCES.send("microsoft-intune", managed("mostlyCompliant"));

        assertThat(REALM.shown(laptop).at("/posture/unknown/0").asText()).isEqualTo("compliance");
    }

    @Test
    void aCheckOfWazuhHoldsADeviceThatIsKnownByItsAgentOnlyAndLetsItIn() {
        String laptop = agent("017");

        assertThat(status(SOURCES.send("wazuh", check("017", "failed")))).isEqualTo("applied");
        Visits.blocked(REALM.visit(REALM.from(laptop)));

        assertThat(status(SOURCES.send("wazuh", check("017", "passed")))).isEqualTo("applied");
        Visits.code(REALM.visit(REALM.from(laptop)));
    }

    @Test
    void malwareThatWazuhFoundIsClearedByAnOperator() {
        String laptop = agent("018");
        assertThat(status(SOURCES.send("wazuh", malware("018")))).isEqualTo("applied");
        assertThat(FLEET.access(laptop)).isEqualTo("hold");

        assertThat(SOURCES.send("wazuh", nothingFound("018")).path("results")).isEmpty();
        Visits.blocked(REALM.visit(REALM.from(laptop)));

        REALM.clear(laptop);
        Visits.code(REALM.visit(REALM.from(laptop)));
    }

    @Test
    void aDeliveryThatIsRepeatedIsADuplicate() {
        FLEET.deviceWith("entra_device_id", entra);
        Map<String, Object> delivery = machine("Low");
        SOURCES.send("microsoft-defender", delivery);

        assertThat(status(SOURCES.send("microsoft-defender", delivery))).isEqualTo("duplicate");
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
}
