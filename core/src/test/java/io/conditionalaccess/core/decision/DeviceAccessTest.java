// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.core.decision;

import static io.conditionalaccess.core.Device.device;
import static io.conditionalaccess.core.Minutes.minute;
import static io.conditionalaccess.core.Said.level;
import static org.assertj.core.api.Assertions.assertThat;

import io.conditionalaccess.core.Device;
import io.conditionalaccess.core.Policies;
import io.conditionalaccess.core.device.DeviceFacts;
import io.conditionalaccess.core.policy.NonCompliantAnswer;
import io.conditionalaccess.core.policy.Policy;
import io.conditionalaccess.core.posture.ComplianceStatus;
import io.conditionalaccess.core.posture.Observation;
import io.conditionalaccess.core.posture.RiskLevel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DeviceAccessTest {
    private static final Policy POLICY = Policies.enforcing().build();

    @ParameterizedTest(name = "holdAt {0}, revokeAt {1}: none {2}, low {3}, medium {4}, high {5}")
    @CsvSource({
        "LOW, LOW, OK, REVOKE, REVOKE, REVOKE",
        "LOW, MEDIUM, OK, HOLD, REVOKE, REVOKE",
        "LOW, HIGH, OK, HOLD, HOLD, REVOKE",
        "LOW, never, OK, HOLD, HOLD, HOLD",
        "MEDIUM, MEDIUM, OK, OK, REVOKE, REVOKE",
        "MEDIUM, HIGH, OK, OK, HOLD, REVOKE",
        "MEDIUM, never, OK, OK, HOLD, HOLD",
        "HIGH, HIGH, OK, OK, OK, REVOKE",
        "HIGH, never, OK, OK, OK, HOLD"
    })
    void riskHoldsAndRevokesAtItsThresholds(
            RiskLevel holdAt, String revokeAt, Access none, Access low, Access medium, Access high) {
        Policies policies = Policies.enforcing();
        Policy policy = (revokeAt.equals("never")
                        ? policies.neverRevoking(holdAt)
                        : policies.risk(holdAt, RiskLevel.valueOf(revokeAt)))
                .build();

        assertRisk(policy, RiskLevel.NONE, none);
        assertRisk(policy, RiskLevel.LOW, low);
        assertRisk(policy, RiskLevel.MEDIUM, medium);
        assertRisk(policy, RiskLevel.HIGH, high);
    }

    private static void assertRisk(Policy policy, RiskLevel level, Access expected) {
        Observation observation = level(level, 1).by("edr");
        Decision decision = DeviceAccess.of(device("a").observed(observation).facts(), policy, Situation.at(minute(2)));

        assertThat(DeviceAccess.atRisk(level, policy)).isEqualTo(expected);
        assertThat(decision.access()).isEqualTo(expected);
        assertThat(decision.rule()).isEqualTo(expected == Access.OK ? Rule.HEALTHY : Rule.RISK);
        assertThat(decision.cause().isPresent()).isEqualTo(expected != Access.OK);
    }

    @Test
    void aDeviceThatNobodyReportedOnIsHealthyAndNamed() {
        Decision decision = of(device("a"), POLICY, 1);

        assertThat(decision.access()).isEqualTo(Access.OK);
        assertThat(decision.rule()).isEqualTo(Rule.HEALTHY);
        assertThat(decision.device()).map(DeviceFacts::displayName).contains("a");
        assertThat(decision.deadline()).isEmpty();
    }

    @ParameterizedTest(name = "risk {0}, nonCompliant {1}: {2} by {3}")
    @CsvSource({
        "NONE, HOLD, HOLD, NOT_COMPLIANT",
        "MEDIUM, HOLD, HOLD, RISK",
        "MEDIUM, REVOKE, REVOKE, NOT_COMPLIANT",
        "HIGH, HOLD, REVOKE, RISK",
        "HIGH, REVOKE, REVOKE, RISK",
        "MEDIUM, ALLOW, HOLD, RISK"
    })
    void ofTwoAxesTheWorseAnswers(RiskLevel risk, NonCompliantAnswer answer, Access access, Rule rule) {
        Policy policy = Policies.enforcing().nonCompliant(answer).build();
        Device bad = device("a")
                .observed(
                        level(risk, 1).by("edr"),
                        level(ComplianceStatus.NOT_COMPLIANT, 1).by("mdm"));

        assertThat(of(bad, policy, 2).access()).isEqualTo(access);
        assertThat(of(bad, policy, 2).rule()).isEqualTo(rule);
    }

    @Test
    void quarantineWeighsAsMuchAsTheHighestRiskAndHoldsWhereNothingRevokes() {
        Device quarantined = device("a").quarantined();

        assertThat(of(quarantined, POLICY, 1).access()).isEqualTo(Access.REVOKE);
        assertThat(of(quarantined, POLICY, 1).rule()).isEqualTo(Rule.QUARANTINED);
        assertThat(of(
                                quarantined,
                                Policies.enforcing()
                                        .neverRevoking(RiskLevel.HIGH)
                                        .build(),
                                1)
                        .access())
                .isEqualTo(Access.HOLD);
    }

    @ParameterizedTest
    @CsvSource({"9, OK, EXEMPT_DEVICE", "10, REVOKE, RISK", "11, REVOKE, RISK"})
    void anExemptionEndsAtItsInstant(long now, Access access, Rule rule) {
        Device exempt =
                device("a").exemptUntil(10).observed(level(RiskLevel.HIGH, 1).by("edr"));

        assertThat(of(exempt, POLICY, now).access()).isEqualTo(access);
        assertThat(of(exempt, POLICY, now).rule()).isEqualTo(rule);
    }

    @Test
    void quarantineOutranksExemption() {
        assertThat(of(device("a").quarantined().exemptUntil(10), POLICY, 1).rule())
                .isEqualTo(Rule.QUARANTINED);
    }

    private static Decision of(Device device, Policy policy, long now) {
        return DeviceAccess.of(device.facts(), policy, Situation.at(minute(now)));
    }
}
