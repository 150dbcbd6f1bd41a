// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.core.decision;

import static io.conditionalaccess.core.Device.device;
import static io.conditionalaccess.core.Minutes.minute;
import static io.conditionalaccess.core.Minutes.minutes;
import static io.conditionalaccess.core.Said.level;
import static io.conditionalaccess.core.Said.unknown;
import static org.assertj.core.api.Assertions.assertThat;

import io.conditionalaccess.core.Device;
import io.conditionalaccess.core.Policies;
import io.conditionalaccess.core.policy.NonCompliantAnswer;
import io.conditionalaccess.core.policy.Policy;
import io.conditionalaccess.core.posture.Axis;
import io.conditionalaccess.core.posture.ComplianceStatus;
import io.conditionalaccess.core.posture.RiskLevel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How long non-compliance is tolerated. */
class GracePeriodTest {

    @ParameterizedTest(name = "{0}, {1} minutes of grace, at {2}: {3} by {4}")
    @CsvSource({
        "ALLOW, 0, 10, OK, HEALTHY",
        "HOLD, 0, 10, HOLD, NOT_COMPLIANT",
        "REVOKE, 0, 10, REVOKE, NOT_COMPLIANT",
        "ALLOW, 5, 14, OK, IN_GRACE_PERIOD",
        "ALLOW, 5, 15, OK, HEALTHY",
        "HOLD, 5, 14, OK, IN_GRACE_PERIOD",
        "HOLD, 5, 15, HOLD, NOT_COMPLIANT",
        "REVOKE, 5, 14, OK, IN_GRACE_PERIOD",
        "REVOKE, 5, 15, REVOKE, NOT_COMPLIANT"
    })
    void nonComplianceIsAnsweredOnceGraceIsOver(
            NonCompliantAnswer answer, long grace, long now, Access access, Rule rule) {
        Policy policy = Policies.enforcing()
                .nonCompliant(answer)
                .gracePeriod(minutes(grace))
                .build();
        Device bad =
                device("a").observed(level(ComplianceStatus.NOT_COMPLIANT, 10).by("mdm"));

        assertThat(of(bad, policy, now).access()).isEqualTo(access);
        assertThat(of(bad, policy, now).rule()).isEqualTo(rule);
        assertThat(of(bad, policy, now).deadline().isPresent()).isEqualTo(rule == Rule.IN_GRACE_PERIOD);
    }

    @Test
    void graceStartsWithTheFirstBadObservationNotTheNewest() {
        Policy policy = Policies.enforcing().gracePeriod(minutes(5)).build();
        Device bad = device("a")
                .nonCompliantSince(10)
                .observed(level(ComplianceStatus.NOT_COMPLIANT, 14).by("mdm"));

        assertThat(of(bad, policy, 14).deadline()).contains(minute(15));
        assertThat(of(bad, policy, 15).rule()).isEqualTo(Rule.NOT_COMPLIANT);
    }

    @Test
    void graceIsNeverForRisk() {
        Policy policy = Policies.enforcing().gracePeriod(minutes(60)).build();

        assertThat(of(device("a").observed(level(RiskLevel.HIGH, 1).by("edr")), policy, 1)
                        .access())
                .isEqualTo(Access.REVOKE);
    }

    @ParameterizedTest
    @CsvSource({
        "9, OK, IN_GRACE_PERIOD",
        "10, OK, IN_GRACE_PERIOD",
        "14, OK, IN_GRACE_PERIOD",
        "15, HOLD, NOT_COMPLIANT"
    })
    void theRealmsGraceFollowsTheSources(long now, Access access, Rule rule) {
        Policy policy = Policies.enforcing().gracePeriod(minutes(5)).build();
        Device inGrace = device("a")
                .nonCompliantSince(1)
                .observed(level(ComplianceStatus.IN_GRACE, 1).graceUntil(10).by("mdm"));

        assertThat(of(inGrace, policy, now).access()).isEqualTo(access);
        assertThat(of(inGrace, policy, now).rule()).isEqualTo(rule);
    }

    @Test
    void aGraceDoesNotEndEarlierBecauseItsSourceFellSilentAfterIt() {
        Policy policy = Policies.enforcing().gracePeriod(minutes(10)).build();
        Device silent = device("a")
                .nonCompliantSince(1)
                .observed(level(ComplianceStatus.IN_GRACE, 1)
                        .graceUntil(10)
                        .by("mdm")
                        .with(unknown(Axis.COMPLIANCE, 15).assertion()));

        assertThat(of(silent, policy, 16).rule()).isEqualTo(Rule.IN_GRACE_PERIOD);
        assertThat(of(silent, policy, 16).deadline()).contains(minute(20));
    }

    @Test
    void oneSourcesGraceDoesNotDelayAnothers() {
        Policy policy = Policies.enforcing().gracePeriod(minutes(5)).build();
        Device bad = device("a")
                .nonCompliantSince(1)
                .observed(
                        level(ComplianceStatus.IN_GRACE, 1).graceUntil(10).by("lenient"),
                        level(ComplianceStatus.NOT_COMPLIANT, 2).by("strict"));

        Decision decision = of(bad, policy, 11);

        assertThat(decision.access()).isEqualTo(Access.HOLD);
        assertThat(decision.cause().map(c -> c.key().source())).contains("strict");
    }

    @Test
    void ofSourcesWhoseGraceEndsTogetherTheFirstToReportIsNamed() {
        Device bad = device("a")
                .nonCompliantSince(1)
                .observed(
                        level(ComplianceStatus.NOT_COMPLIANT, 3).by("a"),
                        level(ComplianceStatus.NOT_COMPLIANT, 2).by("b"));

        assertThat(of(bad, Policies.enforcing().build(), 11)
                        .cause()
                        .map(c -> c.key().source()))
                .contains("b");
    }

    private static Decision of(Device device, Policy policy, long now) {
        return DeviceAccess.of(device.facts(), policy, Situation.at(minute(now)));
    }
}
