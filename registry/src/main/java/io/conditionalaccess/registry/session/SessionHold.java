// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.registry.session;

import io.conditionalaccess.registry.DeviceRegistryProvider;
import io.conditionalaccess.registry.LogoutTask;
import io.conditionalaccess.registry.PendingHold;
import java.time.Instant;
import java.util.Set;
import org.keycloak.models.ClientModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/**
 * Lets applications know that a session is held, in the caller's transaction. Keycloak's own session and those of its
 * clients stay as they are: an application that has sessions of its own ends them, and the same refresh token works
 * again once the hold is over.
 */
public final class SessionHold {
    private final KeycloakSession session;
    private final RealmModel realm;
    private final Instant now;

    public SessionHold(KeycloakSession session, RealmModel realm, Instant now) {
        this.session = session;
        this.realm = realm;
        this.now = now;
    }

    /** @param held those of the session's applications that are refused now */
    public void of(SessionPair pair, Set<ClientModel> held, PendingHold hold) {
        LogoutOrders orders = new LogoutOrders(
                session, realm, DeviceRegistryProvider.of(session).logoutTasks(), LogoutTask.Cause.HOLD, now);
        pair.user()
                .ifPresent(user -> pair.clients().forEach((client, clientSession) -> {
                    if (held.contains(client)) {
                        orders.write(
                                pair.id(), user, clientSession, hold.since().toString());
                    }
                }));
    }
}
