// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.registry.jpa;

import io.conditionalaccess.registry.cache.Broadcast;
import jakarta.persistence.Tuple;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.timer.ScheduledTask;

/** Raises the epoch of devices whose grace ran out: no signal announces that moment. Once per cluster. */
final class RevokeAfterGrace implements ScheduledTask {
    static final long EVERY_MILLIS = 10_000;
    private static final int BATCH = 500;

    private final Broadcast broadcast;
    private final Clock clock;

    RevokeAfterGrace(Broadcast broadcast, Clock clock) {
        this.broadcast = broadcast;
        this.clock = clock;
    }

    @Override
    public void run(KeycloakSession session) {
        Transactions transactions = new Transactions(session, broadcast, clock);
        for (Tuple row : due(session)) {
            RealmModel realm = session.realms().getRealm(row.get("realm", String.class));
            UUID device = UUID.fromString(row.get("id", String.class));
            if (realm != null) {
                transactions.commit(realm, work -> {
                    LockedDevice locked = work.lock(device);
                    Consequences consequences = new Consequences(work, locked);
                    consequences.revokeIfDue();
                    consequences.settle(List.of());
                    return true;
                });
            }
        }
    }

    private List<Tuple> due(KeycloakSession session) {
        return session.getProvider(JpaConnectionProvider.class)
                .getEntityManager()
                .createQuery(
                        "select d.realmId as realm, d.id as id from CaDevice d where d.revocationDue <= :now",
                        Tuple.class)
                .setParameter("now", Micros.of(clock.instant()))
                .setMaxResults(BATCH)
                .getResultList();
    }
}
