// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.core.decision;

import io.conditionalaccess.core.policy.Mode;
import io.conditionalaccess.core.policy.NonCompliantAnswer;
import io.conditionalaccess.core.policy.Policy;

/** Whether a person should be told before anything is refused. */
public final class Warnings {
    private Warnings() {}

    /**
     * In warn: of what enforce would refuse, and of a grace period that runs. In enforce: of the grace period. In monitor,
     * and outside the pilot: of nothing. A grace period after which nothing happens is nobody's concern.
     */
    public static boolean due(Policy policy, Question question, Decision decision) {
        if (!Decisions.concerns(policy, question.subject())) {
            return false;
        }
        boolean ends = decision.rule() == Rule.IN_GRACE_PERIOD && policy.nonCompliant() != NonCompliantAnswer.ALLOW;
        return ends || (policy.mode() == Mode.WARN && decision.wouldDeny());
    }
}
