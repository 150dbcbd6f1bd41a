// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.core.policy;

import static io.conditionalaccess.core.Minutes.minutes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.conditionalaccess.core.Policies;
import io.conditionalaccess.core.decision.Binding;
import io.conditionalaccess.core.decision.Decision;
import io.conditionalaccess.core.decision.Decisions;
import io.conditionalaccess.core.decision.Identity;
import io.conditionalaccess.core.decision.Question;
import io.conditionalaccess.core.decision.Situation;
import io.conditionalaccess.core.decision.Subject;
import io.conditionalaccess.core.posture.RiskLevel;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PolicyTest {

    @Test
    void theDefaultsAreThoseOfTheDocumentation() {
        Policy policy = Policy.DEFAULT;

        assertThat(policy.mode()).isEqualTo(Mode.MONITOR);
        assertThat(policy.enforceRole()).isEmpty();
        assertThat(policy.enforceClients()).isEmpty();
        assertThat(policy.exemptClients()).isEmpty();
        assertThat(policy.breakGlassRole()).isEmpty();
        assertThat(policy.holdAt()).isEqualTo(RiskLevel.MEDIUM);
        assertThat(policy.revokeAt()).contains(RiskLevel.HIGH);
        assertThat(policy.nonCompliant()).isEqualTo(NonCompliantAnswer.HOLD);
        assertThat(policy.gracePeriod()).isZero();
        assertThat(policy.unknownDevice()).isEqualTo(UnknownAnswer.DENY);
        assertThat(policy.unboundSession()).isEqualTo(Answer.ALLOW);
        assertThat(policy.staleAfter()).isEmpty();
        assertThat(policy.staleDevice()).isEqualTo(StaleAnswer.ALLOW);
        assertThat(policy.deviceMismatch()).isEqualTo(MismatchAnswer.DENY);
    }

    @ParameterizedTest
    @CsvSource({"LOW, LOW", "LOW, HIGH", "MEDIUM, MEDIUM", "MEDIUM, HIGH", "HIGH, HIGH"})
    void revokesAtOrAboveTheHold(RiskLevel holdAt, RiskLevel revokeAt) {
        assertThat(Policies.enforcing().risk(holdAt, revokeAt).build().revokeAt())
                .contains(revokeAt);
    }

    @ParameterizedTest
    @CsvSource({"LOW, NONE", "MEDIUM, LOW", "MEDIUM, NONE", "HIGH, MEDIUM"})
    void refusesToRevokeBelowTheHold(RiskLevel holdAt, RiskLevel revokeAt) {
        assertThatThrownBy(() -> Policies.enforcing().risk(holdAt, revokeAt).build())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("revokeAt: expected never or a level not below holdAt (" + holdAt.wire() + "), got '"
                        + revokeAt.wire() + "'");
    }

    @ParameterizedTest
    @ValueSource(strings = {"LOW", "MEDIUM", "HIGH"})
    void mayNeverRevoke(RiskLevel holdAt) {
        assertThat(Policies.enforcing().neverRevoking(holdAt).build().revokeAt())
                .isEmpty();
    }

    @Test
    void refusesToHoldTheHealthy() {
        assertThatThrownBy(
                        () -> Policies.enforcing().neverRevoking(RiskLevel.NONE).build())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("holdAt: expected low, medium or high, got 'none'");
    }

    @Test
    void refusesNegativeTimes() {
        assertThatThrownBy(() -> Policies.enforcing().gracePeriod(minutes(-1)).build())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("gracePeriod: expected PT0S or more, got 'PT-1M'");
        assertThatThrownBy(() -> Policies.enforcing().staleAfter(minutes(-1)).build())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("staleAfter: expected more than PT0S, got 'PT-1M'");
        assertThatThrownBy(() -> Policies.enforcing().staleAfter(Duration.ZERO).build())
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> StaleAnswer.lastKnownFor(minutes(-1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("staleDevice: expected PT0S or more, got 'PT-1M'");
    }

    @Test
    void monitoredDiffersInTheModeOnly() {
        Policy enforcing = Policies.enforcing()
                .pilotRole("pilot")
                .pilotClients("app")
                .exemptClients("api")
                .breakGlassRole("emergency")
                .risk(RiskLevel.LOW, RiskLevel.MEDIUM)
                .nonCompliant(NonCompliantAnswer.REVOKE)
                .gracePeriod(minutes(7))
                .unknownDevice(UnknownAnswer.ALLOW)
                .unboundSession(Answer.DENY)
                .staleAfter(minutes(9))
                .staleDevice(StaleAnswer.DENY)
                .mismatch(MismatchAnswer.END_SESSION)
                .build();

        Policy monitored = enforcing.monitored();

        assertThat(monitored).isNotEqualTo(enforcing);
        assertThat(monitored).usingRecursiveComparison().ignoringFields("mode").isEqualTo(enforcing);
        assertThat(monitored.mode()).isEqualTo(Mode.MONITOR);
        assertThat(monitored.staleAfter()).isEqualTo(Optional.of(minutes(9)));
    }

    @Test
    void aBrakedPolicyHoldsInsteadOfRevoking() {
        Policy policy =
                Policies.enforcing().nonCompliant(NonCompliantAnswer.REVOKE).build();

        Policy braked = policy.braked(BrakeAction.HOLD_ONLY);

        assertThat(braked.mode()).isEqualTo(Mode.ENFORCE);
        assertThat(braked.revokeAt()).isEmpty();
        assertThat(braked.nonCompliant()).isEqualTo(NonCompliantAnswer.HOLD);
        assertThat(policy.braked(BrakeAction.MONITOR)).isEqualTo(policy.monitored());
    }

    @Test
    void warnEnforcesNothing() {
        Policy warning = Policies.enforcing().mode(Mode.WARN).build();
        Subject anyone = new Subject("app", true, false);

        Decision decision = Decisions.decide(
                warning,
                new Question(
                        anyone,
                        new Binding.New(),
                        new Identity.Unrecognised("no-certificate"),
                        Question.Evidence.REQUIRED,
                        Situation.at(Instant.EPOCH)));

        assertThat(decision.wouldDeny()).isTrue();
        assertThat(decision.denies()).isFalse();
    }
}
