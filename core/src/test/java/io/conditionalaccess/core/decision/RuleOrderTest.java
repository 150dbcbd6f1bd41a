// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.core.decision;

import static io.conditionalaccess.core.Device.device;
import static io.conditionalaccess.core.Minutes.minute;
import static io.conditionalaccess.core.decision.Deciding.ANYONE;
import static io.conditionalaccess.core.decision.Deciding.CONFLICT;
import static io.conditionalaccess.core.decision.Deciding.NEW;
import static io.conditionalaccess.core.decision.Deciding.NONE;
import static io.conditionalaccess.core.decision.Deciding.RESCUER;
import static io.conditionalaccess.core.decision.Deciding.UNBOUND;
import static io.conditionalaccess.core.decision.Deciding.assertDecision;
import static io.conditionalaccess.core.decision.Deciding.bound;
import static io.conditionalaccess.core.decision.Deciding.decide;
import static io.conditionalaccess.core.decision.Deciding.infected;
import static io.conditionalaccess.core.decision.Deciding.shows;
import static org.assertj.core.api.Assertions.assertThat;

import io.conditionalaccess.core.Device;
import io.conditionalaccess.core.Policies;
import io.conditionalaccess.core.decision.Question.Evidence;
import io.conditionalaccess.core.policy.Answer;
import io.conditionalaccess.core.policy.MismatchAnswer;
import io.conditionalaccess.core.policy.Policy;
import org.junit.jupiter.api.Test;

/** Everything that could decide is true of the session; each rule that is taken away leaves it to the next. */
class RuleOrderTest {
    private final Policy policy = Policies.enforcing()
            .mismatch(MismatchAnswer.END_SESSION)
            .exemptClients("rescue")
            .build();
    private final Device everything = infected().epoch(1).quarantined().exemptUntil(60);
    private final Device exempt = infected().epoch(1).exemptUntil(60);
    private final Device revoked = infected().epoch(1);

    @Test
    void anExemptClientComesFirst() {
        Decision decision = Decisions.decide(
                policy,
                new Question(
                        new Subject("rescue", true, true),
                        bound(everything),
                        CONFLICT,
                        Evidence.REQUIRED,
                        Situation.at(minute(10))));

        assertDecision(decision, Access.OK, Rule.EXEMPT_CLIENT);
        assertThat(decision.device()).isPresent();
    }

    @Test
    void thenQuarantine() {
        assertDecision(as(RESCUER, everything, CONFLICT), Access.REVOKE, Rule.QUARANTINED);
    }

    @Test
    void thenBreakGlass() {
        assertDecision(as(RESCUER, exempt, CONFLICT), Access.OK, Rule.BREAK_GLASS);
        assertDecision(as(RESCUER, revoked, shows(device("other"))), Access.OK, Rule.BREAK_GLASS);
        assertThat(as(RESCUER, revoked, NONE).device()).isPresent();
    }

    @Test
    void thenAnotherDevice() {
        assertDecision(as(ANYONE, exempt, CONFLICT), Access.HOLD, Rule.IDENTITY_CONFLICT);
        assertDecision(as(ANYONE, exempt, shows(device("other"))), Access.REVOKE, Rule.DEVICE_MISMATCH);
        assertDecision(as(ANYONE, exempt, NONE), Access.REVOKE, Rule.DEVICE_MISMATCH);
    }

    @Test
    void thenExemption() {
        assertDecision(as(ANYONE, exempt, shows(exempt)), Access.OK, Rule.EXEMPT_DEVICE);
    }

    @Test
    void thenTheEpoch() {
        assertDecision(as(ANYONE, revoked, shows(revoked)), Access.REVOKE, Rule.SESSION_REVOKED);
    }

    @Test
    void thenObservations() {
        assertDecision(as(ANYONE, infected(), shows(infected())), Access.REVOKE, Rule.RISK);
    }

    @Test
    void breakGlassHelpsWithoutAnyDevice() {
        Question question = new Question(RESCUER, NEW, NONE, Evidence.REQUIRED, Situation.at(minute(10)));

        assertDecision(Decisions.decide(policy, question), Access.OK, Rule.BREAK_GLASS);
    }

    @Test
    void anExemptDeviceIsExemptInAnUnboundSessionToo() {
        Policy denying = Policies.enforcing().unboundSession(Answer.DENY).build();

        assertDecision(decide(denying, UNBOUND, shows(exempt)), Access.OK, Rule.EXEMPT_DEVICE);
    }

    private Decision as(Subject subject, Device device, Identity identity) {
        return Decisions.decide(
                policy, new Question(subject, bound(device), identity, Evidence.REQUIRED, Situation.at(minute(10))));
    }
}
