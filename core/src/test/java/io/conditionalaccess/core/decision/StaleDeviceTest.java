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
import io.conditionalaccess.core.policy.Policy;
import io.conditionalaccess.core.policy.StaleAnswer;
import io.conditionalaccess.core.posture.Axis;
import io.conditionalaccess.core.posture.ComplianceStatus;
import io.conditionalaccess.core.posture.RiskLevel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is no longer known, or never was. */
class StaleDeviceTest {

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

    private static Decision of(Device device, Policy policy, long now) {
        return DeviceAccess.of(device.facts(), policy, Situation.at(minute(now)));
    }
}
