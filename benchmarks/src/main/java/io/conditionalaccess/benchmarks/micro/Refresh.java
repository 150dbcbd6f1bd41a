// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.benchmarks.micro;

import io.conditionalaccess.core.decision.Binding;
import io.conditionalaccess.core.decision.Decision;
import io.conditionalaccess.core.decision.Decisions;
import io.conditionalaccess.core.decision.Identity;
import io.conditionalaccess.core.decision.Question;
import io.conditionalaccess.core.decision.Situation;
import io.conditionalaccess.core.decision.Subject;
import io.conditionalaccess.core.device.DeviceFacts;
import io.conditionalaccess.core.policy.Mode;
import io.conditionalaccess.core.policy.Policy;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/** A refresh of a session that is bound to a device, under a policy that enforces. */
final class Refresh {
    private static final Policy ENFORCING = enforcing();

    private Refresh() {}

    static Decision from(DeviceFacts device) {
        // A new moment each time, as in a server.
        Situation situation = Situation.at(Reported.NOW.plusNanos(System.nanoTime() & 0xffffff));
        return Decisions.decide(
                ENFORCING,
                new Question(
                        new Subject("app", true, false),
                        new Binding.Bound(Optional.of(device), "client-certificate", 0),
                        new Identity.NotAsked(),
                        Question.Evidence.OPTIONAL,
                        situation));
    }

    private static Policy enforcing() {
        Policy usual = Policy.DEFAULT;
        return new Policy(
                Mode.ENFORCE,
                usual.enforceRole(),
                Set.of(),
                Set.of(),
                usual.breakGlassRole(),
                usual.holdAt(),
                usual.revokeAt(),
                usual.nonCompliant(),
                usual.gracePeriod(),
                usual.restoreApproval(),
                usual.unknownDevice(),
                usual.unboundSession(),
                Optional.of(Duration.ofDays(7)),
                usual.staleDevice(),
                usual.sourceOutage(),
                Set.of(),
                usual.deviceMismatch());
    }
}
