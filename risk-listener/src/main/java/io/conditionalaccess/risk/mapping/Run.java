// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.risk.mapping;

/** One body's way through a mapping: counts the work, and lets a dry run watch. */
final class Run {
    private final Trace trace;
    private int steps;

    Run(Trace trace) {
        this.trace = trace;
    }

    Trace trace() {
        return trace;
    }

    /** @throws TooManySteps when the limit is passed */
    void step() {
        steps++;
        if (steps > Limits.STEPS) {
            throw new TooManySteps();
        }
    }
}
