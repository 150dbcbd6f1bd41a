// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.core.decision;

import java.util.List;

/**
 * A decision, and how it came about.
 *
 * @param steps in the order in which they were asked; the last one settled it, those after it were not asked
 */
public record Explanation(Decision decision, List<Step> steps) {

    public Explanation {
        steps = List.copyOf(steps);
    }

    /**
     * One thing that was looked at.
     *
     * @param name for example {@code quarantine}
     * @param applies whether it settled the decision
     */
    public record Step(String name, boolean applies) {}
}
