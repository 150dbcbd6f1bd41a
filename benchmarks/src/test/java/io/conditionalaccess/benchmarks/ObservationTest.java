// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ObservationTest {
    private static final long SENT = 1000;
    private static final long ACCEPTED = 1100;

    @Test
    void countsFromTheRequestAndFromTheAcceptance() {
        Observation observation = new Observation(SENT, ACCEPTED, 1130, 1090);

        assertThat(observation.toAcceptance()).isEqualTo(100);
        assertThat(observation.toEffect()).isEqualTo(130);
        assertThat(observation.fromAcceptanceToEffect()).isEqualTo(30);
    }

    @Test
    void anEffectThatWasFeltBeforeTheAcceptanceCameAfterNoTime() {
        assertThat(new Observation(SENT, ACCEPTED, 1095, 1060).fromAcceptanceToEffect())
                .isZero();
    }

    @Test
    void isLateOnlyIfARefreshSentAfterTheAcceptanceGotTheOldAnswer() {
        assertThat(new Observation(SENT, ACCEPTED, 1200, ACCEPTED).late()).isFalse();
        assertThat(new Observation(SENT, ACCEPTED, 1200, ACCEPTED + 1).late()).isTrue();
    }

    @Test
    void lateRoundsAreCounted() {
        Effect effect = new Effect("signal", "refused refresh");
        effect.add(new Observation(SENT, ACCEPTED, 1200, 1050));
        effect.add(new Observation(SENT, ACCEPTED, 1200, 1150));

        assertThat(effect.late()).isEqualTo(1);
        assertThat(effect.rounds()).isEqualTo(2);
    }
}
