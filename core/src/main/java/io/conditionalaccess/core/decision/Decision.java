// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.core.decision;

import io.conditionalaccess.core.device.DeviceFacts;
import io.conditionalaccess.core.posture.Contribution;
import java.time.Instant;
import java.util.Optional;

/**
 * The answer and its reason.
 *
 * @param access what the device deserves under the policy
 * @param enforced whether that is acted upon, or only recorded (monitor, outside the pilot)
 * @param device the device it is about, if one is known
 * @param cause the observation that settled it, if one did
 * @param deadline until when a grace period still allows access
 */
public record Decision(
        Access access,
        Rule rule,
        boolean enforced,
        Optional<DeviceFacts> device,
        Optional<Contribution> cause,
        Optional<Instant> deadline) {

    static Decision of(Access access, Rule rule) {
        return new Decision(access, rule, true, Optional.empty(), Optional.empty(), Optional.empty());
    }

    Decision about(Optional<DeviceFacts> facts) {
        return new Decision(access, rule, enforced, facts, cause, deadline);
    }

    /** Unless it already is about another one. */
    Decision orAbout(Optional<DeviceFacts> facts) {
        return device.isPresent() ? this : about(facts);
    }

    Decision explainedBy(Optional<Contribution> contribution) {
        return new Decision(access, rule, enforced, device, contribution, deadline);
    }

    Decision because(Contribution contribution) {
        return new Decision(access, rule, enforced, device, Optional.of(contribution), deadline);
    }

    Decision until(Instant moment) {
        return new Decision(access, rule, enforced, device, cause, Optional.of(moment));
    }

    Decision enforced(boolean acted) {
        return new Decision(access, rule, acted, device, cause, deadline);
    }

    /** Whether the request must be refused. */
    public boolean denies() {
        return enforced && access != Access.OK;
    }

    /** Whether it would be refused in enforce, for everyone. */
    public boolean wouldDeny() {
        return access != Access.OK;
    }

    /** Whether the session has to end, not only to wait. */
    public boolean ends() {
        return enforced && access == Access.REVOKE;
    }
}
