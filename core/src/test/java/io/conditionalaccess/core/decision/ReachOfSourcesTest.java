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
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** A source that fell silent as a whole, and one that never spoke of the device. */
class ReachOfSourcesTest {
    private static final Device GOOD =
            device("a").observed(level(RiskLevel.NONE, 1).by("edr"));

    @Nested
    class Outage {

        @Test
        void goesOnWithTheLastKnownLevelByDefault() {
            assertThat(decide(GOOD, outage(StaleAnswer.ALLOW), 10).rule()).isEqualTo(Rule.SOURCE_OUTAGE_TOLERATED);
        }

        @Test
        void holdsEveryDeviceOfTheSourceWhereThePolicySaysSo() {
            Decision decision = decide(GOOD, outage(StaleAnswer.DENY), 10);

            assertThat(decision.access()).isEqualTo(Access.HOLD);
            assertThat(decision.rule()).isEqualTo(Rule.SOURCE_OUTAGE);
            assertThat(decision.cause().orElseThrow().key().source()).isEqualTo("edr");
        }

        @Test
        void isToleratedForAWhileCountedFromTheLastSignalOfTheSource() {
            Policy policy = outage(StaleAnswer.lastKnownFor(minutes(5)));

            assertThat(decide(GOOD, policy, 9).access()).isEqualTo(Access.OK);
            assertThat(decide(GOOD, policy, 10).access()).isEqualTo(Access.HOLD);
        }

        @Test
        void answersForWhatRanOutMeanwhileInsteadOfStaleDevice() {
            Device expired =
                    device("a").observed(level(RiskLevel.NONE, 1).expiring(7).by("edr"));
            Policy policy = Policies.enforcing()
                    .staleDevice(StaleAnswer.DENY)
                    .sourceOutage(StaleAnswer.ALLOW)
                    .build();

            assertThat(decide(expired, policy, 8).rule()).isEqualTo(Rule.SOURCE_OUTAGE_TOLERATED);
        }

        @Test
        void doesNotAnswerForWhatTheSourceSaidItDidNotKnow() {
            Device unknown = device("a").observed(unknown(Axis.RISK, 1).by("edr"));
            Policy policy = Policies.enforcing().staleDevice(StaleAnswer.DENY).build();

            assertThat(decide(unknown, policy, 8).rule()).isEqualTo(Rule.STALE);
        }

        @Test
        void forgivesNothingBad() {
            Device bad =
                    device("a").observed(level(RiskLevel.HIGH, 1).expiring(2).by("edr"));

            assertThat(decide(bad, outage(StaleAnswer.ALLOW), 10).rule()).isEqualTo(Rule.RISK);
        }

        @Test
        void concernsNoDeviceThatOnlyOthersReportOn() {
            Device others =
                    device("a").observed(level(ComplianceStatus.COMPLIANT, 1).by("mdm"));

            assertThat(decide(others, outage(StaleAnswer.DENY), 10).rule()).isEqualTo(Rule.HEALTHY);
        }

        /** Source edr was last heard at minute 5. */
        private Decision decide(Device device, Policy policy, long now) {
            Map<String, Instant> silent = Map.of("edr", minute(5));
            return DeviceAccess.of(device.facts(), policy, new Situation(minute(now), silent));
        }

        private Policy outage(StaleAnswer answer) {
            return Policies.enforcing().sourceOutage(answer).build();
        }
    }

    @Nested
    class Required {
        private final Policy policy =
                Policies.enforcing().requiredSources("mdm").build();

        @Test
        void aDeviceOfWhichTheSourceNeverSpokeIsHeld() {
            assertThat(of(GOOD, policy).rule()).isEqualTo(Rule.REQUIRED_SOURCE_MISSING);
            assertThat(of(GOOD, policy).access()).isEqualTo(Access.HOLD);
        }

        @Test
        void oneReportIsEnough() {
            Device reported = device("a")
                    .observed(
                            level(RiskLevel.NONE, 1).by("edr"),
                            level(ComplianceStatus.COMPLIANT, 1).by("mdm"));

            assertThat(of(reported, policy).rule()).isEqualTo(Rule.HEALTHY);
        }

        @Test
        void whatIsBadIsSaidFirst() {
            Device bad = device("a").observed(level(RiskLevel.HIGH, 1).by("edr"));

            assertThat(of(bad, policy).rule()).isEqualTo(Rule.RISK);
        }
    }

    @Test
    void aRunningGracePeriodIsShownAlthoughSomethingElseIsUnknown() {
        Device device = device("a")
                .nonCompliantSince(1)
                .observed(
                        level(ComplianceStatus.NOT_COMPLIANT, 1).by("mdm"),
                        unknown(Axis.RISK, 1).by("edr"));
        Policy policy = Policies.enforcing().gracePeriod(minutes(60)).build();

        Decision decision = of(device, policy);

        assertThat(decision.rule()).isEqualTo(Rule.IN_GRACE_PERIOD);
        assertThat(decision.deadline()).contains(minute(61));
    }

    private static Decision of(Device device, Policy policy) {
        return DeviceAccess.of(device.facts(), policy, Situation.at(minute(10)));
    }
}
