// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.registry.selfcheck;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.keycloak.component.ComponentModel;

class EnforcementPointTest {

    @Test
    void isActiveOnlyIfWeAnswerAndAreCalled() {
        EnforcementPoint ours = EnforcementPoint.of("refresh", Optional.of(this));

        assertThat(ours.state()).isEqualTo(State.ACTIVE);
        assertThat(ours.calledIf(true).isGap()).isFalse();
        assertThat(ours.calledIf(false).state()).isEqualTo(State.UNCOVERED);
    }

    @Test
    void isUncoveredWhereKeycloakOrNobodyAnswers() {
        assertThat(EnforcementPoint.of("refresh", Optional.of(new ComponentModel()))
                        .state())
                .isEqualTo(State.UNCOVERED);
        assertThat(EnforcementPoint.of("refresh", Optional.empty()).described()).isEqualTo("refresh (uncovered)");
    }

    @Test
    void isShadowedWhereAnotherExtensionAnswersAndSaysWhich() {
        assertThat(EnforcementPoint.of("refresh", Optional.of("another extension's"))
                        .described())
                .isEqualTo("refresh (shadowed by java.lang.String)");
    }
}
