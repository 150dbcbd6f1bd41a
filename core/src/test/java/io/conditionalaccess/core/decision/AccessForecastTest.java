// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.core.decision;

import static io.conditionalaccess.core.Device.device;
import static io.conditionalaccess.core.Minutes.minute;
import static io.conditionalaccess.core.Minutes.minutes;
import static io.conditionalaccess.core.Said.level;
import static org.assertj.core.api.Assertions.assertThat;

import io.conditionalaccess.core.Device;
import io.conditionalaccess.core.Policies;
import io.conditionalaccess.core.device.DeviceFacts;
import io.conditionalaccess.core.policy.NonCompliantAnswer;
import io.conditionalaccess.core.policy.Policy;
import io.conditionalaccess.core.policy.StaleAnswer;
import io.conditionalaccess.core.posture.ComplianceStatus;
import io.conditionalaccess.core.posture.Observations;
import io.conditionalaccess.core.posture.RiskLevel;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** When access changes although nobody says anything. Now is minute 3. */
class AccessForecastTest {
    private static final Policy DEFAULTS = Policies.enforcing().build();

    @Test
    void nothingChangesAWellDeviceByItself() {
        assertThat(next(device("a").observed(level(RiskLevel.NONE, 1).by("edr")), DEFAULTS))
                .isEmpty();
    }

    @Test
    void anExemptionOfABadDeviceEnds() {
        Device bad =
                device("a").exemptUntil(9).observed(level(RiskLevel.HIGH, 1).by("edr"));

        assertThat(next(bad, DEFAULTS)).contains(minute(9));
    }

    @Test
    void theEndOfAnExemptionThatChangesNothingIsNone() {
        assertThat(next(device("a").exemptUntil(9), DEFAULTS)).isEmpty();
    }

    @Test
    void graceEnds() {
        Policy policy = Policies.enforcing()
                .nonCompliant(NonCompliantAnswer.HOLD)
                .gracePeriod(minutes(5))
                .build();

        assertThat(next(
                        device("a")
                                .observed(
                                        level(ComplianceStatus.NOT_COMPLIANT, 2).by("mdm")),
                        policy))
                .contains(minute(7));
        assertThat(next(
                        device("a")
                                .observed(level(ComplianceStatus.IN_GRACE, 2)
                                        .graceUntil(10)
                                        .by("mdm")),
                        policy))
                .contains(minute(15));
    }

    @Test
    void whatIsKnownExpiresWhereThatMatters() {
        Device expiring =
                device("a").observed(level(RiskLevel.NONE, 1).expiring(8).by("edr"));
        Policy deny = Policies.enforcing().staleDevice(StaleAnswer.DENY).build();
        Policy later = Policies.enforcing()
                .staleDevice(StaleAnswer.lastKnownFor(minutes(20)))
                .build();

        assertThat(next(expiring, deny)).contains(minute(8));
        assertThat(next(expiring, later)).contains(minute(28));
        assertThat(next(expiring, DEFAULTS)).isEmpty();
    }

    @Test
    void aSnapshotGetsStale() {
        Policy policy = Policies.enforcing()
                .staleAfter(minutes(30))
                .staleDevice(StaleAnswer.DENY)
                .build();

        assertThat(next(device("a").observed(level(RiskLevel.NONE, 1).by("edr")), policy))
                .contains(minute(31));
    }

    @Test
    void theSilenceOfASourceIsToleratedForAWhile() {
        Policy policy = Policies.enforcing()
                .sourceOutage(StaleAnswer.lastKnownFor(minutes(60)))
                .build();
        Situation silent = new Situation(minute(3), Map.of("edr", minute(1)));

        assertThat(AccessForecast.next(
                        device("a").observed(level(RiskLevel.NONE, 1).by("edr")).facts(), policy, silent))
                .contains(minute(61));
    }

    @Test
    void lookingAheadForgetsNothingAboutNow() {
        DeviceFacts facts = device("a")
                .observed(level(RiskLevel.NONE, 1).expiring(8).by("edr"))
                .facts();
        Policy policy = Policies.enforcing().staleDevice(StaleAnswer.DENY).build();

        assertThat(AccessForecast.next(facts, policy, Situation.at(minute(3)))).contains(minute(8));

        assertThat(facts.observations())
                .isInstanceOfSatisfying(
                        Observations.class,
                        observations -> assertThat(observations.conclusion(Conclusion.class))
                                .hasValueSatisfying(remembered ->
                                        assertThat(remembered.from()).isEqualTo(minute(3))));
    }

    private static Optional<Instant> next(Device device, Policy policy) {
        return AccessForecast.next(device.facts(), policy, Situation.at(minute(3)));
    }
}
