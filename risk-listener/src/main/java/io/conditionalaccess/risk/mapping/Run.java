// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.risk.mapping;

/** One body's way through a mapping: counts the work, and lets a dry run watch. */
final class Run {
    private static final int CHARACTERS_A_STEP = 16;

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
        steps(1);
    }

    /**
     * Reading a long text takes several.
     *
     * @throws TooManySteps when the limit is passed
     */
    void read(String text, int times) {
        steps(times * (1 + text.length() / CHARACTERS_A_STEP));
    }

    private void steps(int more) {
        steps += more;
        if (steps > Limits.STEPS) {
            throw new TooManySteps();
        }
    }
}
