// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.risk.mapping;

/** A mapping asks more questions about a body than {@link Limits#STEPS}. */
final class TooManySteps extends RuntimeException {
    private static final long serialVersionUID = 1L;

    TooManySteps() {
        super("more than " + Limits.STEPS + " look-ups in one body", null, false, false);
    }
}
