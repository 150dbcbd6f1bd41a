// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.benchmarks;

import java.time.Duration;

/**
 * How much is measured.
 *
 * @param warmUp load on each server for each operation before anything counts
 * @param warmUpRounds signal rounds that do not count
 * @param rounds signal rounds, each a bad signal and an all-clear
 * @param segments stretches of load that each server gets for each operation
 * @param segment the length of one
 * @param threads callers at a time, each with a session of its own
 */
record Plan(Duration warmUp, int warmUpRounds, int rounds, int segments, Duration segment, int threads) {
    private static final int THREADS = 4;

    /** What figures are published from: about eight minutes. */
    static Plan full() {
        return new Plan(Duration.ofSeconds(20), 30, 200, 10, Duration.ofSeconds(6), THREADS);
    }

    /** A little of everything, to see that it works. */
    static Plan quick() {
        return new Plan(Duration.ofSeconds(1), 2, 5, 2, Duration.ofSeconds(1), THREADS);
    }
}
