// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.risk.reaction;

import java.time.Duration;
import java.time.Instant;
import java.util.function.DoubleSupplier;

/**
 * When to try again: doubling from 20 seconds to an hour, each a fifth earlier or later, for a day. The first wait is
 * longer than an attempt can take, because until then the task belongs to the node that claimed it.
 */
final class Backoff {
    static final Duration FIRST = Duration.ofSeconds(20);
    static final Duration LONGEST = Duration.ofHours(1);
    static final Duration GIVE_UP_AFTER = Duration.ofDays(1);
    private static final int MAX_DOUBLINGS = 16;
    private static final double JITTER = 0.2;

    private final DoubleSupplier random;

    /** @param random evenly from 0 (inclusive) to 1 (exclusive) */
    Backoff(DoubleSupplier random) {
        this.random = random;
    }

    Duration after(int attempts) {
        long doubled = FIRST.toMillis() << Math.min(attempts, MAX_DOUBLINGS);
        long wait = Math.min(doubled, LONGEST.toMillis());
        double factor = 1 - JITTER + 2 * JITTER * random.getAsDouble();
        return Duration.ofMillis(Math.round(wait * factor));
    }

    /** Whether there is no point in another attempt. One that was never tried, after a long outage, gets its chance. */
    static boolean exhausted(int attempts, Instant createdAt, Instant now) {
        return attempts > 0 && !now.isBefore(createdAt.plus(GIVE_UP_AFTER));
    }
}
