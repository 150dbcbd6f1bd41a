// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.benchmarks;

/**
 * One signal and when it was felt, on the clock of {@link System#nanoTime}.
 *
 * @param sent just before the signal's request
 * @param accepted when its 202 was there
 * @param felt when the first answer to a refresh was there that differs from those before the signal
 * @param lastOldBegan when the last refresh was sent that still got the old answer
 */
record Observation(long sent, long accepted, long felt, long lastOldBegan) {

    long toAcceptance() {
        return accepted - sent;
    }

    long toEffect() {
        return felt - sent;
    }

    /** Zero if the effect was seen before the 202. */
    long fromAcceptanceToEffect() {
        return Math.max(0, felt - accepted);
    }

    /** Whether a refresh that was sent after the 202 still got the old answer. */
    boolean late() {
        return lastOldBegan - accepted > 0;
    }
}
