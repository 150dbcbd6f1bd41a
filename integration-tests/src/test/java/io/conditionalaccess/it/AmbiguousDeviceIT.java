// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.conditionalaccess.demo.client.SignalSender;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Identifiers that do not name one device for certain: bad news hits all that they may mean, good news none. */
@Tag("core")
class AmbiguousDeviceIT {
    private static final TestRealm REALM = TestRealm.create();
    private static final Fleet FLEET = new Fleet(REALM);

    private final SignalSender edr = REALM.edr();
    private final String serial = Fleet.unusedId();

    @Test
    void badNewsAboutTheIdentifiersOfTwoDevicesHitsBoth() {
        String laptop = FLEET.device();
        String other = FLEET.deviceWith("serial", serial);

        assertThat(tell(Map.of("id", laptop, "serial", serial), "medium")).isEqualTo("applied");

        assertThat(FLEET.access(laptop)).isEqualTo("hold");
        assertThat(FLEET.access(other)).isEqualTo("hold");
    }

    @Test
    void goodNewsAboutTheIdentifiersOfTwoDevicesClearsNeither() {
        String laptop = FLEET.device();
        String other = FLEET.deviceWith("serial", serial);
        REALM.tell(edr, laptop, Map.of("risk", "medium"));
        REALM.tell(edr, other, Map.of("risk", "medium"));

        assertThat(tell(Map.of("id", laptop, "serial", serial), "none")).isEqualTo("ambiguous");

        assertThat(FLEET.risk(laptop)).isEqualTo("medium");
        assertThat(FLEET.risk(other)).isEqualTo("medium");
    }

    @Test
    void lessBadNewsDoesNotLowerEither() {
        String laptop = FLEET.device();
        String other = FLEET.deviceWith("serial", serial);
        REALM.tell(edr, laptop, Map.of("risk", "high"));

        assertThat(tell(Map.of("id", laptop, "serial", serial), "low")).isEqualTo("applied");

        assertThat(FLEET.risk(laptop)).isEqualTo("high");
        assertThat(FLEET.risk(other)).isEqualTo("low");
    }

    @Test
    void neitherDeviceLearnsTheOthersIdentifier() {
        String laptop = FLEET.device();
        FLEET.deviceWith("serial", serial);
        tell(Map.of("id", laptop, "serial", serial), "medium");

        assertThat(REALM.shown(laptop).path("aliases").toString()).doesNotContainIgnoringCase(serial);
    }

    @Test
    void oneIdentifierThatTwoDevicesShareIsAmbiguousToo() {
        String one = FLEET.deviceWith("hardware_uuid", serial);
        String other = FLEET.deviceWith("hardware_uuid", serial);

        assertThat(tell(Map.of("hardware_uuid", serial), "medium")).isEqualTo("applied");
        assertThat(tell(Map.of("hardware_uuid", serial), "none")).isEqualTo("ambiguous");

        assertThat(FLEET.risk(one)).isEqualTo("medium");
        assertThat(FLEET.risk(other)).isEqualTo("medium");
    }

    @Test
    void aHostNameAloneRaisesEveryDeviceOfThatName() {
        String one = FLEET.deviceWith("hostname", serial);
        String other = FLEET.deviceWith("hostname", serial);

        assertThat(tell(Map.of("hostname", serial + ".corp.example"), "medium")).isEqualTo("applied");

        assertThat(FLEET.risk(one)).isEqualTo("medium");
        assertThat(FLEET.risk(other)).isEqualTo("medium");
    }

    @Test
    void aHostNameAloneNeverClearsNotEvenTheOnlyDeviceOfThatName() {
        String laptop = FLEET.deviceWith("hostname", serial);
        REALM.tell(edr, laptop, Map.of("risk", "medium"));

        assertThat(tell(Map.of("hostname", serial), "none")).isEqualTo("ambiguous");

        assertThat(FLEET.risk(laptop)).isEqualTo("medium");
    }

    @Test
    void aHostNameBesidesAStrongIdentifierDoesNotMakeItDoubtful() {
        String laptop = FLEET.device();
        FLEET.deviceWith("hostname", serial);
        REALM.tell(edr, laptop, Map.of("risk", "medium"));

        assertThat(tell(Map.of("id", laptop, "hostname", serial), "none")).isEqualTo("applied");

        assertThat(FLEET.risk(laptop)).isEqualTo("none");
    }

    @Test
    void aVendorsOwnIdMeansNothingToAnotherVendor() {
        String laptop = FLEET.device();
        tell(Map.of("id", laptop, "agent_id", serial), "medium");
        Map<String, Object> signal = TestRealm.signal(laptop, Map.of("risk", "high"));
        signal.put("device", Map.of("agent_id", serial));

        assertThat(TestRealm.resultOf(REALM.mdm().send(signal)).path("status").asText())
                .isEqualTo("parked");
        assertThat(tell(Map.of("agent_id", serial), "none")).isEqualTo("applied");
        assertThat(FLEET.risk(laptop)).isEqualTo("none");
    }

    private String tell(Map<String, String> identifiers, String risk) {
        Map<String, Object> signal = TestRealm.signal("", Map.of("risk", risk));
        signal.put("device", identifiers);
        return TestRealm.resultOf(edr.send(signal)).path("status").asText();
    }
}
