// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.risk.reaction;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class BackoffTest {
    private static final Instant CREATED = Instant.parse("2026-11-22T00:00:00Z");

    @Test
    void doublesUpToAnHour() {
        Backoff even = new Backoff(() -> 0.5);
        assertThat(even.after(0)).isEqualTo(Duration.ofSeconds(20));
        assertThat(even.after(1)).isEqualTo(Duration.ofSeconds(40));
        assertThat(even.after(7)).isEqualTo(Duration.ofSeconds(2560));
        assertThat(even.after(8)).isEqualTo(Duration.ofHours(1));
        assertThat(even.after(1_000_000)).isEqualTo(Duration.ofHours(1));
    }

    @Test
    void spreadsByAFifth() {
        assertThat(new Backoff(() -> 0).after(0)).isEqualTo(Duration.ofSeconds(16));
        assertThat(new Backoff(() -> 0.999999).after(0)).isBetween(Duration.ofMillis(23_999), Duration.ofSeconds(24));
    }

    @Test
    void givesUpAfterADayButNotUntried() {
        assertThat(Backoff.exhausted(
                        5, CREATED, CREATED.plus(Duration.ofDays(1)).minusMillis(1)))
                .isFalse();
        assertThat(Backoff.exhausted(5, CREATED, CREATED.plus(Duration.ofDays(1))))
                .isTrue();
        assertThat(Backoff.exhausted(0, CREATED, CREATED.plus(Duration.ofDays(3))))
                .isFalse();
    }
}
