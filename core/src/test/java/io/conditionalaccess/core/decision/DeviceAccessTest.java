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
import io.conditionalaccess.core.device.DeviceFacts;
import io.conditionalaccess.core.policy.NonCompliantAnswer;
import io.conditionalaccess.core.policy.Policy;
import io.conditionalaccess.core.policy.StaleAnswer;
import io.conditionalaccess.core.posture.Axis;
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

        assertThat(of(bad, POLICY, 11).cause().map(c -> c.key().source())).contains("b");
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

    @ParameterizedTest(name = "at {0}: allow {1}, deny {2}, last-known:PT5M {3}")
    @CsvSource({
        "9, HEALTHY, HEALTHY, HEALTHY",
        "10, STALE_TOLERATED, STALE, STALE_TOLERATED",
        "14, STALE_TOLERATED, STALE, STALE_TOLERATED",
        "15, STALE_TOLERATED, STALE, STALE"
    })
    void whatExpiresIsAnsweredByStaleDevice(long now, Rule allow, Rule deny, Rule lastKnown) {
        Device stale =
                device("a").observed(level(RiskLevel.NONE, 1).expiring(10).by("edr"));

        assertStale(of(stale, stale(StaleAnswer.ALLOW), now), allow);
        assertStale(of(stale, stale(StaleAnswer.DENY), now), deny);
        assertStale(of(stale, stale(StaleAnswer.lastKnownFor(minutes(5))), now), lastKnown);
    }

    private static void assertStale(Decision decision, Rule expected) {
        assertThat(decision.rule()).isEqualTo(expected);
        assertThat(decision.access()).isEqualTo(expected == Rule.STALE ? Access.HOLD : Access.OK);
        assertThat(decision.cause().isPresent()).isEqualTo(expected != Rule.HEALTHY);
    }

    @Test
    void anUnknownOnEitherAxisIsEnoughToDeny() {
        Policy policy = stale(StaleAnswer.DENY);
        Device compliance = device("a")
                .observed(
                        level(RiskLevel.NONE, 1).by("edr"),
                        unknown(Axis.COMPLIANCE, 1).by("mdm"));
        Device risk = device("a")
                .observed(
                        unknown(Axis.RISK, 1).by("edr"),
                        level(ComplianceStatus.COMPLIANT, 1).by("mdm"));

        assertThat(of(compliance, policy, 2).rule()).isEqualTo(Rule.STALE);
        assertThat(of(risk, policy, 2).rule()).isEqualTo(Rule.STALE);
    }

    @Test
    void theAxisThatIsNotToleratedAnymoreDecides() {
        Policy policy = stale(StaleAnswer.lastKnownFor(minutes(5)));
        Device device = device("a")
                .observed(
                        unknown(Axis.RISK, 1).by("edr"),
                        unknown(Axis.COMPLIANCE, 9).by("mdm"));

        assertThat(of(device, policy, 10).rule()).isEqualTo(Rule.STALE);
        assertThat(of(device, policy, 10).cause().map(c -> c.key().source())).contains("edr");
    }

    @Test
    void unknownDecidesOnlyIfNoneIsBad() {
        Device device = device("a")
                .observed(
                        level(RiskLevel.HIGH, 1).by("edr"),
                        unknown(Axis.RISK, 1).by("xdr"));

        assertThat(of(device, stale(StaleAnswer.ALLOW), 2).rule()).isEqualTo(Rule.RISK);
        assertThat(of(device, stale(StaleAnswer.DENY), 2).access()).isEqualTo(Access.REVOKE);
    }

    @Test
    void aBadLevelIsNotForgivenByStaleDevice() {
        Device device =
                device("a").observed(level(RiskLevel.HIGH, 1).expiring(5).by("edr"));

        assertThat(of(device, stale(StaleAnswer.ALLOW), 60).access()).isEqualTo(Access.REVOKE);
    }

    @Test
    void theRealmsLimitMakesAGoodSnapshotStale() {
        Policy policy = Policies.enforcing()
                .staleAfter(minutes(10))
                .staleDevice(StaleAnswer.DENY)
                .build();
        Device device = device("a").observed(level(RiskLevel.NONE, 1).by("edr"));

        assertThat(of(device, policy, 10).rule()).isEqualTo(Rule.HEALTHY);
        assertThat(of(device, policy, 11).rule()).isEqualTo(Rule.STALE);
    }

    private static Policy stale(StaleAnswer answer) {
        return Policies.enforcing().staleDevice(answer).build();
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
