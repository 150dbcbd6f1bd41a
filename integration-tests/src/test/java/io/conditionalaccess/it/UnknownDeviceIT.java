// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.conditionalaccess.demo.DemoRealm;
import io.conditionalaccess.demo.client.SignalSender;
import io.conditionalaccess.demo.client.Visit;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Signals about devices that nobody has registered: bad news waits for them, good news does not. */
@Tag("core")
class UnknownDeviceIT {
    private static final TestRealm REALM = TestRealm.create();
    private static final Fleet FLEET = new Fleet(REALM);
    /** May create devices. */
    private static final String ENROLLER = "enroller";

    static {
        REALM.recipe
                .addSource(ENROLLER, Map.of("auth", "hmac", "secret", DemoRealm.EDR_SECRET, "mayCreateDevices", "true"))
                .expect(201);
    }

    private final SignalSender edr = REALM.edr();
    private final String device = Fleet.unusedId();

    @Test
    void badNewsWaitsForTheDevice() {
        assertThat(REALM.tell(edr, device, Map.of("risk", "high"))).isEqualTo("parked");
        assertThat(REALM.devices("/" + device).status()).isEqualTo(404);

        REALM.device(device);

        assertThat(FLEET.risk(device)).isEqualTo("high");
        assertThat(FLEET.access(device)).isEqualTo("revoke");
        assertThat(REALM.browser(REALM.from(device)).login(DemoRealm.APP, "alice", "alice"))
                .isInstanceOfSatisfying(
                        Visit.Page.class, page -> assertThat(page.status()).isEqualTo(403));
    }

    @Test
    void theAllClearThatFollowedBadNewsWaitsToo() {
        assertThat(REALM.tell(edr, device, Map.of("risk", "high"))).isEqualTo("parked");
        assertThat(REALM.tell(edr, device, Map.of("risk", "none"))).isEqualTo("parked");

        REALM.device(device);

        assertThat(FLEET.risk(device)).isEqualTo("none");
        assertThat(FLEET.access(device)).isEqualTo("ok");
    }

    @Test
    void anotherSourcesAllClearDoesNotWaitForItAndClearsNothing() {
        REALM.tell(edr, device, Map.of("risk", "high"));

        assertThat(REALM.tell(REALM.mdm(), device, Map.of("risk", "none"))).isEqualTo("unknown-device");

        REALM.device(device);
        assertThat(FLEET.risk(device)).isEqualTo("high");
    }

    @Test
    void badNewsUnderASerialReachesTheDeviceThatIsGivenIt() {
        Map<String, Object> signal = TestRealm.signal(device, Map.of("risk", "high"));
        signal.put("device", Map.of("serial", "S-" + device));
        assertThat(statusOf(signal)).isEqualTo("parked");

        String given = FLEET.deviceWith("serial", "s-" + device);

        assertThat(FLEET.risk(given)).isEqualTo("high");
    }

    @Test
    void goodNewsIsNotKept() {
        assertThat(REALM.tell(edr, device, Map.of("risk", "none"))).isEqualTo("unknown-device");

        REALM.device(device);

        assertThat(REALM.shown(device).path("posture").path("risk").isNull()).isTrue();
    }

    @Test
    void whatWasNotKeptIsTakenUpWhenItIsSentAgainOnceTheDeviceIsThere() {
        Map<String, Object> signal = TestRealm.signal(device, Map.of("risk", "none"));
        assertThat(statusOf(signal)).isEqualTo("unknown-device");
        assertThat(statusOf(signal)).isEqualTo("duplicate");
        REALM.device(device);

        assertThat(statusOf(signal)).isEqualTo("applied");
        assertThat(statusOf(signal)).isEqualTo("duplicate");
        assertThat(FLEET.risk(device)).isEqualTo("none");
    }

    @Test
    void aHostNameAloneIsNothingToWaitUnder() {
        Map<String, Object> signal = TestRealm.signal(device, Map.of("risk", "high"));
        signal.put("device", Map.of("hostname", device));

        assertThat(statusOf(signal)).isEqualTo("unknown-device");
    }

    @Test
    void identifiersThatManufacturersFillInForWantOfARealOneNameNoDevice() {
        Map<String, Object> signal = TestRealm.signal(device, Map.of("risk", "high"));
        signal.put(
                "device",
                Map.of("serial", "To be filled by O.E.M.", "hardware_uuid", "00000000-0000-0000-0000-000000000000"));

        assertThat(statusOf(signal)).isEqualTo("unknown-device");
    }

    @Test
    void aSourceThatMayCreateDevicesCreatesThem() {
        SignalSender enroller = REALM.sender(ENROLLER, SignalSender.hmac(DemoRealm.EDR_SECRET));

        assertThat(REALM.tell(enroller, device, Map.of("risk", "low", "user", "bob")))
                .isEqualTo("applied");

        JsonNode shown = REALM.shown(device);
        assertThat(shown.path("id").asText()).isEqualTo(device);
        assertThat(shown.path("owners").path(0).asText()).isEqualTo("bob");
        assertThat(shown.path("posture").path("risk").asText()).isEqualTo("low");
    }

    @Test
    void aDeviceCreatedByASignalGetsWhatOthersSaidAboutItBefore() {
        assertThat(REALM.tell(edr, device, Map.of("risk", "high"))).isEqualTo("parked");
        SignalSender enroller = REALM.sender(ENROLLER, SignalSender.hmac(DemoRealm.EDR_SECRET));

        REALM.tell(enroller, device, Map.of("compliance", "compliant"));

        assertThat(FLEET.risk(device)).isEqualTo("high");
    }

    @Test
    void withoutAnIdEvenASourceThatMayCreateDevicesHasToWait() {
        Map<String, Object> signal = TestRealm.signal(device, Map.of("risk", "high"));
        signal.put("device", Map.of("serial", "S-" + device));
        SignalSender enroller = REALM.sender(ENROLLER, SignalSender.hmac(DemoRealm.EDR_SECRET));

        assertThat(TestRealm.resultOf(enroller.send(signal)).path("status").asText())
                .isEqualTo("parked");
    }

    @Test
    void aDeviceNamedByIdAndParkedUnderItsSerialTooIsAdoptedOnce() {
        Map<String, Object> signal = TestRealm.signal(device, Map.of("risk", "medium"));
        signal.put("device", Map.of("id", device, "serial", "S-" + device));
        assertThat(statusOf(signal)).isEqualTo("parked");
        REALM.device(device);

        // Says so of the same device, which thereby learns its serial and takes over what waited under that.
        signal.put("id", "later-" + device);
        signal.put("risk", "none");
        signal.put("observed_at", Instant.now().toString());
        assertThat(statusOf(signal)).isEqualTo("applied");

        assertThat(FLEET.risk(device)).isEqualTo("none");
    }

    private String statusOf(Map<String, Object> signal) {
        return TestRealm.resultOf(edr.send(List.of(signal))).path("status").asText();
    }
}
