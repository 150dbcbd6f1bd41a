// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A transmitter that holds back its answers to polls (RFC 8936, section 2.4) is heard as soon as it has something to say. */
class SsfLongPollIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private final TestRealm realm = TestRealm.create().device("laptop");

    @Test
    void eventsArriveBetweenTwoVisitsAndAreAcknowledged() {
        try (TransmitterStub transmitter = new TransmitterStub()) {
            Map<String, String> settings = new HashMap<>(transmitter.polled());
            settings.putAll(Map.of("longPoll", "true", "pollInterval", "P1D"));
            transmitter.register(realm, "polled", settings).expect(201);
            Eventually.holds(
                    "we wait there", PATIENCE, () -> transmitter.stream().held() > 0);

            int held = transmitter.stream().held();
            offer(transmitter, "not-compliant");

            Eventually.holds("it is known", PATIENCE, () -> compliance().equals("not-compliant"));
            Eventually.holds(
                    "it is acknowledged", PATIENCE, () -> transmitter.stream().isEmpty());
            Eventually.holds(
                    "we wait again", PATIENCE, () -> transmitter.stream().held() > held);
            assertThat(compliance()).isEqualTo("not-compliant");
        }
    }

    private static void offer(TransmitterStub transmitter, String status) {
        Map<String, Object> claims = transmitter.claims(
                TransmitterStub.CAEP + "device-compliance-change",
                Map.of("format", "opaque", "id", "laptop"),
                Map.of("current_status", status, "previous_status", "compliant"));
        transmitter.stream().offer(String.valueOf(claims.get("jti")), transmitter.sign(transmitter.header(), claims));
    }

    private String compliance() {
        return realm.shown("laptop").path("posture").path("compliance").asText();
    }
}
