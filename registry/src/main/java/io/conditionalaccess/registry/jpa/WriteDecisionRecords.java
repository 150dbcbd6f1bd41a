// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.registry.jpa;

import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.timer.ScheduledTask;

/** Empties this node's queue of decisions into the database. */
final class WriteDecisionRecords implements ScheduledTask {
    static final long EVERY_MILLIS = 2_000;

    private final DecisionQueue queue;

    WriteDecisionRecords(DecisionQueue queue) {
        this.queue = queue;
    }

    @Override
    public void run(KeycloakSession session) {
        if (!queue.isEmpty()) {
            queue.flush(
                    session.getProvider(JpaConnectionProvider.class).getEntityManager(),
                    (realmId, userId) -> exists(session, realmId, userId));
        }
    }

    private static boolean exists(KeycloakSession session, String realmId, String userId) {
        RealmModel realm = session.realms().getRealm(realmId);
        if (realm == null) {
            return false;
        }
        // Storage of users that looks at the context wants to know the realm.
        session.getContext().setRealm(realm);
        return session.users().getUserById(realm, userId) != null;
    }
}
