// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.admin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.conditionalaccess.registry.SessionBinding;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class OwnSessionTest {
    private static final List<SessionBinding> SESSIONS_OF_LAPTOP = List.of(session("s-1"), session("s-2"));

    @Test
    void isAmongThoseOfItsOwnDevice() {
        OwnSession own = new OwnSession(Optional.of("s-2"));

        assertThat(own.isAmong(SESSIONS_OF_LAPTOP)).isTrue();
        assertThatThrownBy(() -> own.requireNotAmong(SESSIONS_OF_LAPTOP, "clear it"))
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.status()).isEqualTo(403))
                .hasMessageContaining("Your own session is bound to this device");
    }

    @Test
    void isNotAmongThoseOfAnotherDevice() {
        OwnSession own = new OwnSession(Optional.of("s-3"));

        own.requireNotAmong(SESSIONS_OF_LAPTOP, "clear it");
        assertThat(own.isAmong(SESSIONS_OF_LAPTOP)).isFalse();
    }

    @Test
    void aCallerWithoutASessionHasNoDevice() {
        assertThat(new OwnSession(Optional.empty()).isAmong(SESSIONS_OF_LAPTOP)).isFalse();
    }

    private static SessionBinding session(String id) {
        return new SessionBinding(
                id, Optional.of(Fixtures.LAPTOP), Fixtures.ALICE, "client-certificate", 0, Fixtures.NOW);
    }
}
