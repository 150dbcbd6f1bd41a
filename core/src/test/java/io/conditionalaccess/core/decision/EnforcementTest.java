// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.core.decision;

import static io.conditionalaccess.core.Minutes.minute;
import static io.conditionalaccess.core.decision.Deciding.ANYONE;
import static io.conditionalaccess.core.decision.Deciding.NEW;
import static io.conditionalaccess.core.decision.Deciding.POLICY;
import static io.conditionalaccess.core.decision.Deciding.assertDecision;
import static io.conditionalaccess.core.decision.Deciding.infected;
import static io.conditionalaccess.core.decision.Deciding.shows;
import static org.assertj.core.api.Assertions.assertThat;

import io.conditionalaccess.core.Policies;
import io.conditionalaccess.core.decision.Question.Evidence;
import io.conditionalaccess.core.policy.Policy;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whether a decision counts. */
class EnforcementTest {

    @ParameterizedTest(name = "client {0}, user in pilot {1}: {2}")
    @CsvSource({"app, true, true", "app, false, false", "other, true, false", "other, false, false"})
    void isForThePilotOnly(String client, boolean userInPilot, boolean enforced) {
        Policy policy =
                Policies.enforcing().pilotRole("pilot").pilotClients("app").build();

        Decision decision = byUser(policy, new Subject(client, userInPilot, false));

        assertDecision(decision, Access.REVOKE, Rule.RISK);
        assertThat(decision.enforced()).isEqualTo(enforced);
        assertThat(decision.denies()).isEqualTo(enforced);
        assertThat(decision.ends()).isEqualTo(enforced);
        assertThat(decision.wouldDeny()).isTrue();
    }

    @Test
    void isForAllClientsIfThePolicyNamesNone() {
        assertThat(byUser(POLICY, ANYONE).enforced()).isTrue();
    }

    @Test
    void monitorSaysWhatEnforceWouldHaveDoneAndDoesNothing() {
        Decision decision = byUser(Policies.enforcing().monitoring().build(), ANYONE);

        assertDecision(decision, Access.REVOKE, Rule.RISK);
        assertThat(decision.wouldDeny()).isTrue();
        assertThat(decision.denies()).isFalse();
        assertThat(decision.ends()).isFalse();
        assertThat(byUser(POLICY.monitored(), ANYONE)).isEqualTo(decision);
    }

    private Decision byUser(Policy policy, Subject subject) {
        return Decisions.decide(
                policy, new Question(subject, NEW, shows(infected()), Evidence.REQUIRED, Situation.at(minute(10))));
    }
}
