// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.registry.session;

import io.conditionalaccess.registry.Bindings;
import io.conditionalaccess.registry.DeviceRegistryProvider;
import io.conditionalaccess.registry.LogoutTask;
import java.time.Instant;
import org.keycloak.events.EventBuilder;
import org.keycloak.events.EventType;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/**
 * Ends a session for good, online and offline, in the caller's transaction: logout tasks, event, deletion and index row
 * become true together or not at all. Nothing leaves Keycloak here; delivering the tasks comes later.
 */
public final class SessionEnd {
    private final KeycloakSession session;
    private final RealmModel realm;
    private final Instant now;

    public SessionEnd(KeycloakSession session, RealmModel realm, Instant now) {
        this.session = session;
        this.realm = realm;
        this.now = now;
    }

    /**
     * @param event says whose session it is and why it ends; Keycloak itself tells nobody when one is removed this way
     * @return false if the session had ended before
     */
    public boolean of(SessionPair pair, EventBuilder event) {
        DeviceRegistryProvider registry = DeviceRegistryProvider.of(session);
        if (pair.isEmpty()) {
            return false;
        }
        if (!isMine(registry.bindings(), pair.id())) {
            // A request that was reading it while it was removed has put it back into Keycloak's cache.
            pair.remove(session, realm);
            return false;
        }
        LogoutOrders orders = new LogoutOrders(session, realm, registry.logoutTasks(), LogoutTask.Cause.REVOKE, now);
        // A session ends once; the start tells it from a later one of the same browser, which may get the same id.
        pair.user()
                .ifPresent(user -> pair.clients()
                        .values()
                        .forEach(client -> orders.write(
                                pair.id(),
                                user,
                                client,
                                Integer.toString(client.getUserSession().getStarted()))));
        event.event(EventType.USER_SESSION_DELETED).session(pair.id()).success();
        pair.remove(session, realm);
        return true;
    }

    /** Whoever marks the row ends the session. Sessions that no login bound have no row. */
    private boolean isMine(Bindings bindings, String sessionId) {
        return bindings.end(realm, sessionId, now) || !bindings.ended(realm, sessionId);
    }
}
