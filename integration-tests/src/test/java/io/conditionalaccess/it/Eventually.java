// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.it;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Waits for what happens soon, and fails when it does not. */
public final class Eventually {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private Eventually() {}

    /** Waits for a moment from which on something is promised. */
    static void after(Instant moment) {
        while (Instant.now().isBefore(moment)) {
            LockSupport.parkNanos(Duration.between(Instant.now(), moment).toNanos());
        }
    }

    public static void holds(String what, BooleanSupplier condition) {
        holds(what, PATIENCE, condition);
    }

    public static void holds(String what, Duration patience, BooleanSupplier condition) {
        Instant deadline = Instant.now().plus(patience);
        while (!condition.getAsBoolean()) {
            if (Instant.now().isAfter(deadline)) {
                throw new AssertionError("not so within " + patience + ": " + what);
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
        }
    }
}
