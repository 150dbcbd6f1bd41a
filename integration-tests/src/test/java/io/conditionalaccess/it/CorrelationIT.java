// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.conditionalaccess.demo.client.SignalSender;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One machine that vendors know by different names, and machines that share names. */
class CorrelationIT {
    private static final TestRealm REALM = TestRealm.create();
    private static final Fleet FLEET = new Fleet(REALM);
    private static final AlertEvents ALERTS = new AlertEvents(REALM);

    private final SignalSender edr = REALM.edr();
    private final SignalSender mdm = REALM.mdm();
    private final String agent = Fleet.unusedId();
    private final String other = Fleet.unusedId();
    private final String serial = Fleet.unusedId();

    @Test
    void aLaptopKnownByAgentSerialAndEntraIdIsOneDevice() {
        String laptop = FLEET.deviceWith("serial", serial);
        String entra = UUID.randomUUID().toString();

        tell(
                mdm,
                Map.of("agent_id", other, "serial", serial, "entra_device_id", entra),
                Map.of("compliance", "compliant"));
        tell(edr, Map.of("agent_id", agent, "entra_device_id", entra), Map.of("risk", "medium"));

        assertThat(FLEET.risk(laptop)).isEqualTo("medium");
        assertThat(FLEET.compliance(laptop)).isEqualTo("compliant");
        assertThat(tell(edr, Map.of("agent_id", agent), Map.of("risk", "none"))).isEqualTo("applied");
        assertThat(FLEET.risk(laptop)).isEqualTo("none");
        assertThat(tell(mdm, Map.of("agent_id", other), Map.of("compliance", "not-compliant")))
                .isEqualTo("applied");
        assertThat(FLEET.compliance(laptop)).isEqualTo("not-compliant");
    }

    @Test
    void identifiersThatNameDifferentDevicesAlertOnceAndClearNeither() {
        String laptop = FLEET.device();
        FLEET.deviceWith("serial", serial);
        REALM.tell(edr, laptop, Map.of("risk", "medium"));
        int before = ALERTS.count("identity-conflict");
        Map<String, String> both = Map.of("id", laptop, "serial", serial);

        assertThat(tell(edr, both, Map.of("risk", "none"))).isEqualTo("ambiguous");
        assertThat(tell(edr, both, Map.of("risk", "none"))).isEqualTo("ambiguous");

        Eventually.holds("somebody is told", () -> ALERTS.count("identity-conflict") == before + 1);
        assertThat(FLEET.risk(laptop)).isEqualTo("medium");
    }

    @Test
    void anAgentDecidesAboutIdentifiersThatClonesShare() {
        String one = FLEET.deviceWith("hardware_uuid", serial);
        String clone = FLEET.deviceWith("hardware_uuid", serial);
        tell(edr, Map.of("id", one, "agent_id", agent), Map.of("risk", "low"));
        tell(edr, Map.of("id", clone, "agent_id", other), Map.of("risk", "low"));

        assertThat(tell(edr, Map.of("agent_id", agent, "hardware_uuid", serial), Map.of("risk", "medium")))
                .isEqualTo("applied");
        assertThat(FLEET.risk(clone)).isEqualTo("low");
        assertThat(tell(edr, Map.of("agent_id", agent, "hardware_uuid", serial), Map.of("risk", "none")))
                .isEqualTo("applied");

        assertThat(FLEET.risk(one)).isEqualTo("none");
        assertThat(FLEET.risk(clone)).isEqualTo("low");
    }

    @Test
    void theCloneOfABadMachineDoesNotClearIt() {
        String laptop = FLEET.deviceWith("serial", serial);
        tell(edr, Map.of("agent_id", agent, "serial", serial), Map.of("risk", "medium"));

        assertThat(tell(edr, Map.of("agent_id", other, "serial", serial), Map.of("risk", "none")))
                .isEqualTo("ambiguous");

        assertThat(FLEET.risk(laptop)).isEqualTo("medium");
        assertThat(aliases(laptop)).contains(agent).doesNotContain(other);
    }

    @Test
    void theCloneOfAGoodMachineMakesItBad() {
        String laptop = FLEET.deviceWith("serial", serial);
        tell(edr, Map.of("agent_id", agent, "serial", serial), Map.of("risk", "none"));

        assertThat(tell(edr, Map.of("agent_id", other, "serial", serial), Map.of("risk", "medium")))
                .isEqualTo("applied");

        assertThat(FLEET.risk(laptop)).isEqualTo("medium");
    }

    @Test
    void anAgentThatIsInstalledAnewIsTheSameMachineOnceTheOldOneIsSilent() {
        String laptop = FLEET.deviceWith("serial", serial);
        Instant before = Instant.now().minus(Duration.ofHours(25));
        tell(
                edr,
                Map.of("agent_id", agent, "serial", serial),
                Map.of("risk", "medium", "observed_at", before.toString()));

        assertThat(tell(edr, Map.of("agent_id", other, "serial", serial), Map.of("risk", "none")))
                .isEqualTo("applied");

        assertThat(FLEET.risk(laptop)).isEqualTo("none");
        assertThat(aliases(laptop)).contains(agent, other);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"Default string", "To be filled by O.E.M.", "0000000", "[REDACTED]", " none ", "System.Byte[]"})
    void whatStandsWhereASerialIsMissingJoinsNothing(String junk) {
        String laptop = FLEET.device();
        tell(edr, Map.of("id", laptop, "serial", junk), Map.of("risk", "low"));

        assertThat(tell(edr, Map.of("serial", junk), Map.of("risk", "high"))).isEqualTo("unknown-device");

        assertThat(FLEET.risk(laptop)).isEqualTo("low");
    }

    @Test
    void aSharedMachineHasSeveralOwnersAndOnePosture() {
        String kiosk = FLEET.deviceWith("serial", serial);
        tell(mdm, Map.of("serial", serial), Map.of("compliance", "compliant", "user", "alice"));
        tell(mdm, Map.of("serial", serial), Map.of("compliance", "compliant", "user", "bob"));

        assertThat(REALM.shown(kiosk).path("owners"))
                .extracting(JsonNode::asText)
                .containsExactlyInAnyOrder("alice", "bob");
    }

    private static List<String> aliases(String device) {
        return StreamSupport.stream(REALM.shown(device).path("aliases").spliterator(), false)
                .map(alias -> alias.path("value").asText())
                .toList();
    }

    private static String tell(SignalSender source, Map<String, String> identifiers, Map<String, ?> said) {
        Map<String, Object> signal = TestRealm.signal("", said);
        signal.put("device", identifiers);
        return TestRealm.resultOf(source.send(signal)).path("status").asText();
    }
}
