// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.it;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** A refresh token that outlives the session it came from. */
class OfflineTokenIT extends RefreshGrantIT {

    @Override
    protected String scope() {
        return "openid offline_access";
    }

    /** Here one is there before; ending it is the revocation's own work, which follows the signal. */
    @Override
    @Test
    void aRefusalLeavesNoSession() {
        infect("high");

        assertThat(enter(laptop)).isEmpty();

        assertThat(settings.sessions("alice")).isZero();
        Eventually.holds("the offline session is gone", () -> settings.offlineSessions("alice") == 0);
    }
}
