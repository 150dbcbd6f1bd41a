// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.core.policy;

import static io.conditionalaccess.core.Minutes.minute;
import static io.conditionalaccess.core.Minutes.minutes;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How long an unknown since minute 10 is tolerated. */
class StaleAnswerTest {

    @ParameterizedTest
    @CsvSource({"10, true, false, true", "14, true, false, true", "15, true, false, false", "99, true, false, false"})
    void allowAlwaysDoesDenyNeverDoesLastKnownDoesUntilItsTimeIsUp(
            long now, boolean allow, boolean deny, boolean lastKnown) {
        assertThat(StaleAnswer.ALLOW.tolerates(minute(10), minute(now))).isEqualTo(allow);
        assertThat(StaleAnswer.DENY.tolerates(minute(10), minute(now))).isEqualTo(deny);
        assertThat(StaleAnswer.lastKnownFor(minutes(5)).tolerates(minute(10), minute(now)))
                .isEqualTo(lastKnown);
    }

    @ParameterizedTest
    @CsvSource({"0", "5"})
    void whatWasNeverKnownIsNotToleratedForATime(long minutes) {
        assertThat(StaleAnswer.lastKnownFor(minutes(minutes)).tolerates(Instant.MIN, minute(0)))
                .isFalse();
    }
}
