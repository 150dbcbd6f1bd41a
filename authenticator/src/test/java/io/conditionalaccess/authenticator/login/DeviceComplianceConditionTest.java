// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.authenticator.login;

import static org.assertj.core.api.Assertions.assertThat;

import io.conditionalaccess.core.decision.Access;
import io.conditionalaccess.core.decision.Decision;
import io.conditionalaccess.core.decision.Rule;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DeviceComplianceConditionTest {

    @Test
    void matchesWhatFollowsForTheDeviceOrTheRuleBehindIt() {
        Decision held = decision(Access.HOLD, Rule.NOT_COMPLIANT, true);

        assertThat(DeviceComplianceCondition.matches(held, Set.of("hold"))).isTrue();
        assertThat(DeviceComplianceCondition.matches(held, Set.of("not-compliant")))
                .isTrue();
        assertThat(DeviceComplianceCondition.matches(held, Set.of("ok", "revoke", "risk")))
                .isFalse();
    }

    @Test
    void takesEveryDeviceForHealthyWhereNothingIsEnforced() {
        Decision watched = decision(Access.REVOKE, Rule.RISK, false);

        assertThat(DeviceComplianceCondition.matches(watched, Set.of("hold", "revoke", "risk")))
                .isFalse();
        assertThat(DeviceComplianceCondition.matches(watched, Set.of("ok"))).isTrue();
    }

    private static Decision decision(Access access, Rule rule, boolean enforced) {
        return new Decision(access, rule, enforced, Optional.empty(), Optional.empty(), Optional.empty());
    }
}
