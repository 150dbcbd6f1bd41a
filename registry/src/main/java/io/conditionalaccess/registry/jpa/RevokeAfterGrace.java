// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.registry.jpa;

import io.conditionalaccess.registry.cache.Broadcast;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import java.time.Clock;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.timer.ScheduledTask;

/**
 * Looks again at devices whose access changes at a moment that no signal announces: grace runs out, an exemption ends,
 * what was known expires, a damped announcement may be made. Once per cluster.
 */
final class RevokeAfterGrace implements ScheduledTask {
    static final long EVERY_MILLIS = 10_000;
    private static final Logger LOG = Logger.getLogger(RevokeAfterGrace.class);
    private static final int BATCH = 500;

    private final Broadcast broadcast;
    private final DeviceCounts counts;
    private final Clock clock;

    RevokeAfterGrace(Broadcast broadcast, DeviceCounts counts, Clock clock) {
        this.broadcast = broadcast;
        this.counts = counts;
        this.clock = clock;
    }

    @Override
    public void run(KeycloakSession session) {
        Transactions transactions = new Transactions(session, broadcast, counts, clock);
        for (Device due : due(session)) {
            RealmModel realm = session.realms().getRealm(due.realmId);
            if (realm != null) {
                lookAt(transactions, realm, due.id);
            }
        }
    }

    private static void lookAt(Transactions transactions, RealmModel realm, UUID device) {
        try {
            transactions.commit(realm, work -> {
                LockedDevice locked = work.lock(device);
                Consequences consequences = new Consequences(work, locked);
                consequences.revokeIfDue();
                consequences.settle(List.of());
                return true;
            });
        } catch (RuntimeException e) {
            LOG.warnf(e, "device %s is looked at again by the next run", device);
        }
    }

    private record Device(String realmId, UUID id) {}

    /** Two questions, because a database answers each from its index and an "or" of both by reading the table. */
    private Set<Device> due(KeycloakSession session) {
        EntityManager em = session.getProvider(JpaConnectionProvider.class).getEntityManager();
        Set<Device> all = new LinkedHashSet<>();
        for (String column : List.of("revocationDue", "accessDue")) {
            em.createQuery(
                            "select d.realmId as realm, d.id as id from CaDevice d where d." + column
                                    + " <= :now order by d." + column,
                            Tuple.class)
                    .setParameter("now", Micros.of(clock.instant()))
                    .setMaxResults(BATCH)
                    .getResultStream()
                    .map(row ->
                            new Device(row.get("realm", String.class), UUID.fromString(row.get("id", String.class))))
                    .forEach(all::add);
        }
        return all;
    }
}
