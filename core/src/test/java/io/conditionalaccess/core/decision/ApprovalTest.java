// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.core.decision;

import static io.conditionalaccess.core.Device.device;
import static io.conditionalaccess.core.Minutes.minute;
import static io.conditionalaccess.core.Said.level;
import static org.assertj.core.api.Assertions.assertThat;

import io.conditionalaccess.core.Device;
import io.conditionalaccess.core.Policies;
import io.conditionalaccess.core.device.Approval;
import io.conditionalaccess.core.policy.Policy;
import io.conditionalaccess.core.posture.RiskLevel;
import org.junit.jupiter.api.Test;

/** A device that is well and yet waits until a person agrees. */
class ApprovalTest {
    private static final Policy ASKING =
            Policies.enforcing().restoreApproval(RiskLevel.HIGH).build();

    @Test
    void accessAfterAnInfectionWaitsForIt() {
        Decision decision = of(device("a").awaiting(Approval.Reason.RESTORE), ASKING);

        assertThat(decision.access()).isEqualTo(Access.HOLD);
        assertThat(decision.rule()).isEqualTo(Rule.AWAITING_APPROVAL);
    }

    @Test
    void aPolicyThatAsksForNoneAnyMoreLetsGo() {
        assertThat(of(
                                device("a").awaiting(Approval.Reason.RESTORE),
                                Policies.enforcing().build())
                        .rule())
                .isEqualTo(Rule.HEALTHY);
    }

    @Test
    void aNewDeviceWaitsWhateverThePolicySaysNow() {
        assertThat(of(
                                device("a").awaiting(Approval.Reason.FIRST_SEEN),
                                Policies.enforcing().build())
                        .rule())
                .isEqualTo(Rule.AWAITING_APPROVAL);
    }

    @Test
    void whatIsStillBadIsSaidFirst() {
        Device bad = device("a")
                .awaiting(Approval.Reason.RESTORE)
                .observed(level(RiskLevel.HIGH, 1).by("edr"));

        assertThat(of(bad, ASKING).rule()).isEqualTo(Rule.RISK);
    }

    @Test
    void anExemptionNeedsNone() {
        assertThat(of(device("a").awaiting(Approval.Reason.RESTORE).exemptUntil(60), ASKING)
                        .rule())
                .isEqualTo(Rule.EXEMPT_DEVICE);
    }

    private static Decision of(Device device, Policy policy) {
        return DeviceAccess.of(device.facts(), policy, Situation.at(minute(10)));
    }
}
