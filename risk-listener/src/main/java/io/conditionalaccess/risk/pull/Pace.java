// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.risk.pull;

import java.time.Duration;
import java.util.function.DoubleSupplier;

/** How long to wait, so that many sources and nodes do not ask in step. */
final class Pace {
    static final Duration LONGEST = Duration.ofHours(1);
    private static final Duration FIRST_RETRY = Duration.ofSeconds(1);
    private static final double JITTER = 0.2;
    private static final int MAX_DOUBLINGS = 10;

    private final DoubleSupplier random;

    /** @param random evenly from 0 (inclusive) to 1 (exclusive) */
    Pace(DoubleSupplier random) {
        this.random = random;
    }

    /** Within a run, before the next try of a question; attempts count from 0. */
    Duration retry(int attempt) {
        return jittered(FIRST_RETRY.multipliedBy(1L << Math.min(attempt, MAX_DOUBLINGS)));
    }

    /**
     * From the end of a run to the next: the interval, doubled for each failure in a row, but no longer than an hour
     * unless the interval is. A product that wants to be left alone for longer is.
     */
    Duration next(Duration interval, int failures, Duration asked) {
        Duration doubled = interval.multipliedBy(1L << Math.min(Math.max(0, failures - 1), MAX_DOUBLINGS));
        Duration longest = interval.compareTo(LONGEST) > 0 ? interval : LONGEST;
        Duration wait = doubled.compareTo(longest) > 0 ? longest : doubled;
        return jittered(wait.compareTo(asked) < 0 ? asked : wait, asked);
    }

    private Duration jittered(Duration wait, Duration least) {
        Duration jittered = jittered(wait);
        return jittered.compareTo(least) < 0 ? least : jittered;
    }

    /** A fifth earlier or later. */
    private Duration jittered(Duration wait) {
        double factor = 1 - JITTER + 2 * JITTER * random.getAsDouble();
        return Duration.ofMillis(Math.round(wait.toMillis() * factor));
    }
}
