// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.registry.jpa;

import io.conditionalaccess.registry.RealmBrake;
import io.conditionalaccess.registry.alert.Alert;
import io.conditionalaccess.registry.alert.Alerts;
import io.conditionalaccess.registry.alert.Kind;
import io.conditionalaccess.registry.cache.Broadcast;
import io.conditionalaccess.registry.cache.FactKey;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.utils.KeycloakModelUtils;

/** Whether a realm's brake is on. Each change is committed, and known to all nodes, before it is announced. */
final class BrakeRows implements RealmBrake {
    private final KeycloakSession session;
    private final Broadcast broadcast;
    private final Clock clock;

    BrakeRows(KeycloakSession session, Broadcast broadcast, Clock clock) {
        this.session = session;
        this.broadcast = broadcast;
        this.clock = clock;
    }

    /**
     * In a transaction after the one that crossed the limit: within that, every sender of the wave would wait for the
     * realm's row. Until it is on, whoever counts finds the limit crossed all the same.
     */
    void pull(RealmModel realm) {
        change(
                realm,
                Kind.BRAKE_ON,
                "update CaRealm r set r.brakedSince = :now where r.realmId = :realm" + " and r.brakedSince is null");
    }

    @Override
    public boolean release(RealmModel realm) {
        return change(
                realm,
                Kind.BRAKE_RELEASED,
                "update CaRealm r set r.brakedSince = null, r.brakeFrom = :now"
                        + " where r.realmId = :realm and r.brakedSince is not null");
    }

    private boolean change(RealmModel realm, Kind announced, String update) {
        long now = Micros.of(clock.instant());
        int changed = KeycloakModelUtils.runJobInTransactionWithResult(
                session.getKeycloakSessionFactory(),
                own -> own.getProvider(JpaConnectionProvider.class)
                        .getEntityManager()
                        .createQuery(update)
                        .setParameter("now", now)
                        .setParameter("realm", realm.getId())
                        .executeUpdate());
        if (changed == 0) {
            return false;
        }
        broadcast.send(session, List.of(FactKey.realm(realm.getId())));
        Alerts.raise(session, new Alert(announced, realm.getId(), Optional.empty(), Optional.empty(), Map.of()));
        return true;
    }
}
