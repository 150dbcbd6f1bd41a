// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.registry.jpa;

import io.conditionalaccess.registry.cache.Broadcast;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import jakarta.persistence.TypedQuery;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.timer.ScheduledTask;

/**
 * Looks at a realm's devices again after its policy was edited, so that those that begin to be held and those that come
 * back are announced as after a signal, and those that are held to the applications that come under the policy. Once per
 * cluster, in small transactions that keep the place, each together with what it announces: a crash or the end of a run's
 * time repeats nothing, and another edit begins anew.
 */
final class AnnouncePolicyEdits implements ScheduledTask {
    static final long EVERY_MILLIS = 5_000;
    private static final Logger LOG = Logger.getLogger(AnnouncePolicyEdits.class);
    /** Their rows are locked together. */
    private static final int BATCH = 50;
    /** The thread of the timers has other things to do. */
    private static final Duration MOST = Duration.ofSeconds(2);
    /** Other nodes usually hear of an edit right after its commit; one that did not is told to read it. */
    private static final Duration KNOWN_AFTER = Duration.ofSeconds(1);

    private final Broadcast broadcast;
    private final DeviceCounts counts;
    private final Clock clock;

    AnnouncePolicyEdits(Broadcast broadcast, DeviceCounts counts, Clock clock) {
        this.broadcast = broadcast;
        this.counts = counts;
        this.clock = clock;
    }

    private record Edit(String realmId, long at) {}

    @Override
    public void run(KeycloakSession session) {
        Instant end = clock.instant().plus(MOST);
        Transactions transactions = new Transactions(session, broadcast, counts, clock);
        for (Edit edit : waiting(session)) {
            try {
                DropStaleRealms.now(session.getKeycloakSessionFactory(), edit.realmId);
                Optional<RealmModel> realm =
                        Optional.ofNullable(session.realms().getRealm(edit.realmId));
                boolean more = realm.isPresent();
                while (more && clock.instant().isBefore(end)) {
                    more = transactions.commit(realm.get(), work -> followed(work, edit));
                }
            } catch (RuntimeException e) {
                // One realm must not keep the others waiting.
                LOG.warnf(e, "the edit of the policy of realm %s is announced by the next run", edit.realmId);
            }
        }
    }

    private List<Edit> waiting(KeycloakSession session) {
        return session.getProvider(JpaConnectionProvider.class)
                .getEntityManager()
                .createQuery(
                        "select r.realmId as realm, r.editedAt as at from CaRealm r where r.editedAt <= :at"
                                + " order by r.editedAt",
                        Tuple.class)
                .setParameter("at", Micros.of(clock.instant().minus(KNOWN_AFTER)))
                .getResultStream()
                .map(row -> new Edit(row.get("realm", String.class), row.get("at", Long.class)))
                .toList();
    }

    /** Whether there may be more to do. */
    private static boolean followed(Work work, Edit edit) {
        Optional<Tuple> row = work.em()
                .createQuery(
                        "select r.followedTo as place, r.reachEdited as reach from CaRealm r"
                                + " where r.realmId = :realm and r.editedAt = :at",
                        Tuple.class)
                .setParameter("realm", edit.realmId)
                .setParameter("at", edit.at)
                .getResultStream()
                .findFirst();
        if (row.isEmpty()) {
            return false; // edited again, or somebody else is through
        }
        Optional<String> followedTo = Optional.ofNullable(row.get().get("place", String.class));
        boolean reach = Boolean.TRUE.equals(row.get().get("reach", Boolean.class));
        List<String> devices = work.policy().isPresent() ? next(work, followedTo) : List.of();
        if (!devices.isEmpty()) {
            work.lock(devices).forEach(device -> new Consequences(work, device).followPolicy(reach));
        }
        return moved(work.em(), edit, devices) && devices.size() == BATCH;
    }

    private static List<String> next(Work work, Optional<String> after) {
        TypedQuery<String> query = work.em()
                .createQuery(
                        "select d.id from CaDevice d where d.realmId = :realm and d.deletedAt is null"
                                + (after.isPresent() ? " and d.id > :after" : "") + " order by d.id",
                        String.class)
                .setParameter("realm", work.realmId());
        after.ifPresent(id -> query.setParameter("after", id));
        return query.setMaxResults(BATCH).getResultList();
    }

    /** Last, since every sender that pulls the brake waits for the realm's row. */
    private static boolean moved(EntityManager em, Edit edit, List<String> devices) {
        boolean done = devices.size() < BATCH;
        return em.createQuery("update CaRealm r set r.editedAt = :at, r.followedTo = :to"
                                + (done ? ", r.reachEdited = null" : "")
                                + " where r.realmId = :realm and r.editedAt = :was")
                        .setParameter("at", done ? null : (Long) edit.at)
                        .setParameter("to", done ? null : devices.get(devices.size() - 1))
                        .setParameter("realm", edit.realmId)
                        .setParameter("was", edit.at)
                        .executeUpdate()
                == 1;
    }
}
