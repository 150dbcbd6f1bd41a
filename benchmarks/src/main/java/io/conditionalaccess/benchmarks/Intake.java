// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.benchmarks;

import java.util.List;

/**
 * Signals of one kind under load.
 *
 * @param size signals a request
 * @param figures of requests
 */
record Intake(Kind kind, int size, Figures figures) {
    private static final int ARRAY = 100;

    /** What signals say. */
    enum Kind {
        UNCHANGED("unchanged"),
        CHANGING("changing");

        private final String label;

        Kind(String label) {
            this.label = label;
        }

        String label() {
            return label;
        }
    }

    /** Both kinds, one by one and in arrays. */
    static List<Intake> all() {
        return List.of(
                new Intake(Kind.UNCHANGED, 1, new Figures()),
                new Intake(Kind.CHANGING, 1, new Figures()),
                new Intake(Kind.UNCHANGED, ARRAY, new Figures()),
                new Intake(Kind.CHANGING, ARRAY, new Figures()));
    }

    /** Adds as many segments as the plan has, after a warm-up that does not count. */
    void play(List<Batches> senders, Plan plan) {
        List<Runnable> callers = senders.stream()
                .<Runnable>map(sender -> () -> sender.send(kind, size))
                .toList();
        ClosedLoop.run(callers, plan.segment());
        for (int segment = 0; segment < plan.segments(); segment++) {
            figures.add(ClosedLoop.run(callers, plan.segment()));
        }
    }
}
