// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.core;

import java.time.Duration;
import java.time.Instant;

/** The tests' time: minutes since an arbitrary start. */
public final class Minutes {
    private static final Instant START = Instant.parse("2026-11-22T00:00:00Z");

    private Minutes() {}

    public static Instant minute(long minute) {
        return START.plus(Duration.ofMinutes(minute));
    }

    public static Duration minutes(long minutes) {
        return Duration.ofMinutes(minutes);
    }

    public static long of(Instant instant) {
        return Duration.between(START, instant).toMinutes();
    }
}
