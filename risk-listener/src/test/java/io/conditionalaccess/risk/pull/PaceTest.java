// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.risk.pull;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PaceTest {
    private static final Duration INTERVAL = Duration.ofMinutes(5);

    @ParameterizedTest
    @CsvSource({"0, PT5M", "1, PT5M", "2, PT10M", "3, PT20M", "4, PT40M", "5, PT1H", "500, PT1H"})
    void failuresDoubleTheIntervalUpToAnHour(int failures, Duration wait) {
        assertThat(new Pace(() -> 0.5).next(INTERVAL, failures, Duration.ZERO)).isEqualTo(wait);
    }

    @Test
    void aLongIntervalIsNotShortened() {
        assertThat(new Pace(() -> 0.5).next(Duration.ofHours(6), 3, Duration.ZERO))
                .isEqualTo(Duration.ofHours(6));
    }

    @Test
    void nodesDoNotAskInStep() {
        assertThat(new Pace(() -> 0).next(INTERVAL, 0, Duration.ZERO)).isEqualTo(Duration.ofMinutes(4));
        assertThat(new Pace(() -> 1).next(INTERVAL, 0, Duration.ZERO)).isEqualTo(Duration.ofMinutes(6));
    }

    @Test
    void aProductThatWantsToBeLeftAloneIsLeftAloneForAtLeastThatLong() {
        assertThat(new Pace(() -> 0).next(INTERVAL, 1, Duration.ofHours(2))).isEqualTo(Duration.ofHours(2));
    }

    @ParameterizedTest
    @CsvSource({"120, PT2M", "0, PT0S", "99999999, P1D", "'Sun, 22 Nov 2026 10:00:30 GMT', PT30S"})
    void retryAfterIsSecondsOrADate(String header, Duration wait) {
        assertThat(RetryAfter.read(Optional.of(header), Vendor.NOW)).contains(wait);
    }

    @ParameterizedTest
    @CsvSource({"soon", "-5", "''", "1.5"})
    void anotherRetryAfterSaysNothing(String header) {
        assertThat(RetryAfter.read(Optional.of(header), Vendor.NOW)).isEmpty();
    }

    @Test
    void aDateInThePastIsNow() {
        assertThat(RetryAfter.read(Optional.of("Sun, 22 Nov 2020 10:00:30 GMT"), Vendor.NOW))
                .contains(Duration.ZERO);
    }
}
