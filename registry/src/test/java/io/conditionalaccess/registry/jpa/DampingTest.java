// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.registry.jpa;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How often a device's loss of access is announced. */
class DampingTest {
    private static final Instant START = Instant.parse("2026-11-22T01:02:03.123456Z");

    @Test
    void threeAreAnnouncedAtOnceAndTheFourthWaitsUntilTheFirstIsTenMinutesOld() {
        Damping damping = new Damping(List.of());
        for (int minute = 0; minute < 3; minute++) {
            assertThat(damping.waitsUntil(at(minute))).isEmpty();
            damping = damping.with(at(minute));
        }

        assertThat(damping.waitsUntil(at(3))).contains(at(10));
        assertThat(damping.waitsUntil(at(10))).isEmpty();
        assertThat(damping.with(at(10)).waitsUntil(at(10))).contains(at(11));
    }

    @Test
    void survivesBeingStored() {
        Damping damping =
                new Damping(List.of()).with(at(0)).with(at(1)).with(at(2)).with(at(3));

        assertThat(damping.announced()).containsExactly(at(1), at(2), at(3));
        assertThat(damping.written()).hasSizeLessThanOrEqualTo(64);
        assertThat(Damping.read(damping.written())).isEqualTo(damping);
        assertThat(Damping.read("").announced()).isEmpty();
    }

    private static Instant at(int minute) {
        return START.plus(Duration.ofMinutes(minute));
    }
}
