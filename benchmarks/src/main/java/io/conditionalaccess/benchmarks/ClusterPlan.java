// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.benchmarks;

import java.time.Duration;
import java.util.List;

/**
 * How much is measured of two nodes.
 *
 * @param warmUp of each kind of load before anything counts
 * @param warmUpRounds signals, and revocations, that do not count
 * @param rounds of signals without load, and again under load
 * @param segments stretches that each kind of load gets
 * @param segment the length of one; also how long the capacity is measured
 * @param revocations rounds of a revocation at each number of devices
 * @param devices how many others there are
 * @param others sessions of others, beside the most devices
 * @param sessions of the revoked device
 * @param revocationsOfMany rounds at each number of sessions
 * @param findings of a device
 * @param sources that report on it
 * @param changes signals at each number of findings, and of sources
 */
record ClusterPlan(
        Duration warmUp,
        int warmUpRounds,
        int rounds,
        int segments,
        Duration segment,
        int revocations,
        List<Integer> devices,
        int others,
        List<Integer> sessions,
        int revocationsOfMany,
        List<Integer> findings,
        List<Integer> sources,
        int changes) {

    /** What figures are published from: about twelve minutes. */
    static ClusterPlan full() {
        return new ClusterPlan(
                Duration.ofSeconds(10),
                20,
                200,
                8,
                Duration.ofSeconds(4),
                30,
                List.of(1_000, 100_000, 1_000_000),
                10_000,
                List.of(1, 10, 100, 1_000),
                3,
                List.of(1, 10, 100),
                List.of(1, 10, 50),
                60);
    }

    /** A little of everything, to see that it works. */
    static ClusterPlan quick() {
        return new ClusterPlan(
                Duration.ofSeconds(1),
                1,
                4,
                2,
                Duration.ofSeconds(1),
                2,
                List.of(1_000, 10_000),
                100,
                List.of(1, 10),
                1,
                List.of(1, 10),
                List.of(1, 3),
                4);
    }
}
