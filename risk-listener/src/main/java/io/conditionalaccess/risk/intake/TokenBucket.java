// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.risk.intake;

import java.time.Duration;

/** So many per minute, all at once or evenly. Time comes from the caller, in nanoseconds of any origin. */
final class TokenBucket {
    private static final double NANOS_PER_MINUTE = 60e9;

    private final int perMinute;
    private double tokens;
    private long filledAt;

    TokenBucket(int perMinute, long nowNanos) {
        this.perMinute = perMinute;
        this.tokens = perMinute;
        this.filledAt = nowNanos;
    }

    int perMinute() {
        return perMinute;
    }

    /** Takes one if there is one; otherwise says how long to wait for it, and zero if it was taken. */
    synchronized Duration take(long nowNanos) {
        Duration wait = untilNext(nowNanos);
        if (wait.isZero()) {
            tokens -= 1;
        }
        return wait;
    }

    /** How long until there is one, without taking it. */
    synchronized Duration untilNext(long nowNanos) {
        double arrived = Math.max(0, nowNanos - filledAt) * perMinute / NANOS_PER_MINUTE;
        tokens = Math.min(perMinute, tokens + arrived);
        filledAt = nowNanos;
        return tokens >= 1
                ? Duration.ZERO
                : Duration.ofNanos((long) Math.ceil((1 - tokens) * NANOS_PER_MINUTE / perMinute));
    }
}
