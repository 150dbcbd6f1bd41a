// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.core.decision;

import static io.conditionalaccess.core.Device.device;
import static io.conditionalaccess.core.Minutes.minute;
import static io.conditionalaccess.core.Minutes.minutes;
import static io.conditionalaccess.core.Said.level;
import static org.assertj.core.api.Assertions.assertThat;

import io.conditionalaccess.core.Policies;
import io.conditionalaccess.core.device.DeviceFacts;
import io.conditionalaccess.core.policy.NonCompliantAnswer;
import io.conditionalaccess.core.policy.Policy;
import io.conditionalaccess.core.posture.ComplianceStatus;
import io.conditionalaccess.core.posture.Observation;
import io.conditionalaccess.core.posture.RiskLevel;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** When a device will have been non-compliant for too long. Now is minute 3, the realm's grace 5 minutes. */
class RevocationDueTest {

    @Test
    void fallsDueWhenTheRealmsGraceIsOver() {
        assertThat(due(level(ComplianceStatus.NOT_COMPLIANT, 2).by("mdm"))).contains(minute(7));
    }

    @Test
    void isCountedFromTheFirstBadObservation() {
        DeviceFacts facts = device("a")
                .nonCompliantSince(1)
                .observed(level(ComplianceStatus.NOT_COMPLIANT, 3).by("mdm"))
                .facts();

        assertThat(DeviceAccess.revocationDue(facts, policy(NonCompliantAnswer.REVOKE), minute(3)))
                .contains(minute(6));
    }

    @Test
    void fallsDueWhenTheSourcesGraceAndThenTheRealmsAreOver() {
        assertThat(due(level(ComplianceStatus.IN_GRACE, 2).graceUntil(10).by("mdm")))
                .contains(minute(15));
    }

    @Test
    void theFirstOfSeveralCounts() {
        assertThat(due(
                        level(ComplianceStatus.IN_GRACE, 1).graceUntil(20).by("a"),
                        level(ComplianceStatus.IN_GRACE, 2).graceUntil(10).by("b")))
                .contains(minute(15));
        assertThat(due(
                        level(ComplianceStatus.NOT_COMPLIANT, 2).by("a"),
                        level(ComplianceStatus.IN_GRACE, 1).graceUntil(10).by("b")))
                .contains(minute(7));
    }

    @Test
    void neverFallsDueForWhatIsNotNonCompliance() {
        assertThat(due()).isEmpty();
        assertThat(due(level(ComplianceStatus.COMPLIANT, 1).by("mdm"))).isEmpty();
        assertThat(due(level(ComplianceStatus.IN_GRACE, 1).by("mdm")))
                .as("an endless grace")
                .isEmpty();
        assertThat(due(level(RiskLevel.HIGH, 1).by("edr")))
                .as("revoked when applied")
                .isEmpty();
    }

    @ParameterizedTest
    @EnumSource(
            value = NonCompliantAnswer.class,
            names = {"ALLOW", "HOLD"})
    void neverFallsDueUnlessNonComplianceRevokes(NonCompliantAnswer answer) {
        DeviceFacts facts = device("a")
                .observed(level(ComplianceStatus.NOT_COMPLIANT, 2).by("mdm"))
                .facts();

        assertThat(DeviceAccess.revocationDue(facts, policy(answer), minute(3))).isEmpty();
    }

    /** Whatever the due time says, the decision function must agree at that very instant, and not before. */
    @Test
    void isTheInstantAtWhichTheDecisionTurns() {
        DeviceFacts facts = device("a")
                .observed(
                        level(ComplianceStatus.IN_GRACE, 1).graceUntil(20).by("a"),
                        level(ComplianceStatus.IN_GRACE, 2).graceUntil(10).by("b"))
                .facts();
        Policy policy = policy(NonCompliantAnswer.REVOKE);
        Instant due = DeviceAccess.revocationDue(facts, policy, minute(3)).orElseThrow();

        assertThat(DeviceAccess.of(facts, policy, Situation.at(due.minusMillis(1)))
                        .access())
                .isEqualTo(Access.OK);
        assertThat(DeviceAccess.of(facts, policy, Situation.at(due)).access()).isEqualTo(Access.REVOKE);
    }

    private static Optional<Instant> due(Observation... observations) {
        return DeviceAccess.revocationDue(
                device("a").observed(observations).facts(), policy(NonCompliantAnswer.REVOKE), minute(3));
    }

    private static Policy policy(NonCompliantAnswer answer) {
        return Policies.enforcing().nonCompliant(answer).gracePeriod(minutes(5)).build();
    }
}
