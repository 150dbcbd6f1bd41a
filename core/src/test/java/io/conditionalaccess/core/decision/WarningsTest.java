// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.core.decision;

import static io.conditionalaccess.core.Device.device;
import static io.conditionalaccess.core.Minutes.minute;
import static io.conditionalaccess.core.Minutes.minutes;
import static io.conditionalaccess.core.Said.level;
import static org.assertj.core.api.Assertions.assertThat;

import io.conditionalaccess.core.Device;
import io.conditionalaccess.core.Policies;
import io.conditionalaccess.core.decision.Question.Evidence;
import io.conditionalaccess.core.policy.NonCompliantAnswer;
import io.conditionalaccess.core.policy.Policy;
import io.conditionalaccess.core.posture.ComplianceStatus;
import io.conditionalaccess.core.posture.RiskLevel;
import org.junit.jupiter.api.Test;

class WarningsTest {
    private static final Device WELL =
            device("laptop").observed(level(RiskLevel.NONE, 1).by("edr"));
    private static final Device INFECTED =
            device("laptop").observed(level(RiskLevel.HIGH, 1).by("edr"));
    private static final Device OUTDATED =
            device("laptop").observed(level(ComplianceStatus.NOT_COMPLIANT, 9).by("mdm"));
    private static final Device IN_GRACE = device("laptop")
            .observed(level(ComplianceStatus.IN_GRACE, 9).graceUntil(20).by("mdm"));

    @Test
    void warnTellsOfWhatEnforceWouldRefuse() {
        Policy warn = Policies.enforcing().warning().build();

        assertThat(due(warn, INFECTED)).isTrue();
        assertThat(due(warn, OUTDATED)).isTrue();
        assertThat(due(warn, IN_GRACE)).isTrue();
        assertThat(due(warn, WELL)).isFalse();
    }

    @Test
    void enforceTellsOfARunningGracePeriod() {
        Policy enforce = Policies.enforcing().gracePeriod(minutes(60)).build();

        assertThat(due(enforce, OUTDATED)).isTrue();
        assertThat(due(enforce, IN_GRACE)).isTrue();
        assertThat(due(enforce, WELL)).isFalse();
        assertThat(due(enforce, INFECTED)).as("is refused").isFalse();
    }

    @Test
    void aGracePeriodAfterWhichNothingHappensIsNotWorthAWarning() {
        Policy allowing = Policies.enforcing()
                .gracePeriod(minutes(60))
                .nonCompliant(NonCompliantAnswer.ALLOW)
                .build();

        assertThat(due(allowing, OUTDATED)).isFalse();
    }

    @Test
    void monitorTellsNobodyAnything() {
        Policy monitor =
                Policies.enforcing().monitoring().gracePeriod(minutes(60)).build();

        assertThat(due(monitor, INFECTED)).isFalse();
        assertThat(due(monitor, OUTDATED)).isFalse();
    }

    @Test
    void onlyThePilotIsTold() {
        assertThat(due(Policies.enforcing().warning().pilotClients("other").build(), INFECTED))
                .isFalse();
        assertThat(due(Policies.enforcing().warning().pilotClients("app").build(), INFECTED))
                .isTrue();
    }

    private static boolean due(Policy policy, Device device) {
        Question question = new Question(
                new Subject("app", true, false),
                new Binding.New(),
                new Identity.Recognised(device.facts(), "client-certificate"),
                Evidence.REQUIRED,
                Situation.at(minute(10)));
        return Warnings.due(policy, question, Decisions.decide(policy, question));
    }
}
