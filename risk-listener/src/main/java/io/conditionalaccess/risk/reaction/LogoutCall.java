// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.risk.reaction;

import io.conditionalaccess.registry.LogoutTask;
import java.io.IOException;
import java.time.Instant;
import java.util.Optional;
import org.keycloak.models.KeycloakSession;

/** What one application is told of a logout, in its own protocol. */
sealed interface LogoutCall permits LogoutTokenCall, SamlLogoutCall {

    /** Empty if realm, client or its URL are gone by now: then there is nobody to tell. */
    static Optional<? extends LogoutCall> of(KeycloakSession session, LogoutTask task, Instant now) {
        return task.nameFormat().isPresent()
                ? SamlLogoutCall.of(session, task)
                : LogoutTokenCall.of(session, task, now);
    }

    /** For the log. */
    String clientId();

    /**
     * Tells it, once.
     *
     * @param timeoutMillis for a connection, and between two packets of the answer
     * @return whether the application has heard
     * @throws IOException if it cannot be reached
     */
    boolean send(int timeoutMillis) throws IOException;
}
