// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.registry.jpa;

import io.conditionalaccess.registry.SourceHealth;
import io.conditionalaccess.registry.Sources;
import io.conditionalaccess.registry.alert.Alert;
import io.conditionalaccess.registry.alert.Alerts;
import io.conditionalaccess.registry.alert.Kind;
import io.conditionalaccess.registry.cache.Broadcast;
import io.conditionalaccess.registry.cache.FactKey;
import io.conditionalaccess.registry.policy.RealmPolicies;
import io.conditionalaccess.registry.policy.RealmPolicy;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.utils.KeycloakModelUtils;

/** When sources were last heard. Silence and its end are committed, and known to all nodes, before they are announced. */
final class SourceRows implements Sources {
    /** A signal may wait that long in the memory of the node that heard it, and another time for a slow transaction. */
    private static final Duration UNWRITTEN = Duration.ofMillis(2 * WriteHeardSources.EVERY_MILLIS);

    private final KeycloakSession session;
    private final Broadcast broadcast;
    private final HeardSources heard;
    private final Clock clock;

    SourceRows(KeycloakSession session, Broadcast broadcast, HeardSources heard, Clock clock) {
        this.session = session;
        this.broadcast = broadcast;
        this.heard = heard;
        this.clock = clock;
    }

    @Override
    public void heard(RealmModel realm, String source, Instant at) {
        heard.heard(new HeardSources.Key(realm.getId(), source), at);
        boolean silent = RealmPolicies.of(session, realm)
                .filter(policy -> policy.state().silentSources().containsKey(source))
                .isPresent();
        if (silent && inTransaction(em -> speaks(em, realm.getId(), source, at))) {
            announce(realm, Kind.SOURCE_BACK, source);
        }
    }

    @Override
    public List<SourceHealth> of(RealmModel realm) {
        return rows(em(session), realm.getId()).stream()
                .map(row -> new SourceHealth(row.source(), row.lastSignalAt(), row.silentSince()))
                .toList();
    }

    @Override
    public void watch(RealmModel realm, Instant watching, Map<String, Optional<Duration>> heartbeats) {
        Instant now = clock.instant();
        List<SourceEntity> rows = rows(em(session), realm.getId());
        rows.stream().filter(row -> !heartbeats.containsKey(row.source())).forEach(row -> forget(realm, row));
        heartbeats.forEach((source, heartbeat) -> {
            Optional<SourceEntity> row =
                    rows.stream().filter(r -> r.source().equals(source)).findFirst();
            Optional<Instant> watched = row.flatMap(SourceEntity::watchedSince);
            if (heartbeat.isPresent() != watched.isPresent()) {
                inTransaction(em -> expect(em, new HeardSources.Key(realm.getId(), source), heartbeat.map(h -> now)));
            }
            Instant since = watched.filter(watching::isBefore).orElse(watching);
            row.ifPresent(r -> compare(realm, r, heartbeat.filter(h -> watched.isPresent()), since, now));
        });
    }

    private void compare(RealmModel realm, SourceEntity row, Optional<Duration> heartbeat, Instant since, Instant now) {
        boolean overdue = heartbeat
                .filter(limit -> row.lastSignalAt().plus(limit).plus(UNWRITTEN).isBefore(now))
                .isPresent();
        boolean waited = heartbeat
                .filter(limit -> since.plus(limit).plus(UNWRITTEN).isBefore(now))
                .isPresent();
        if (overdue && waited && row.silentSince().isEmpty()) {
            if (inTransaction(em -> falls(em, realm, row, now))) {
                announce(realm, Kind.SOURCE_SILENT, row.source());
            }
        } else if (!overdue && row.silentSince().isPresent()) {
            // It need not report any more, or a node that wrote late heard it.
            if (inTransaction(em -> speaks(em, realm.getId(), row.source(), row.lastSignalAt()))) {
                announce(realm, Kind.SOURCE_BACK, row.source());
            }
        }
    }

    private static boolean expect(EntityManager em, HeardSources.Key key, Optional<Instant> since) {
        since.ifPresent(now -> insert(em, key, now));
        return em.createQuery("update CaSource s set s.watchedSince = :since"
                                + " where s.realmId = :realm and s.source = :source")
                        .setParameter("since", Micros.of(since))
                        .setParameter("realm", key.realmId())
                        .setParameter("source", key.source())
                        .executeUpdate()
                == 1;
    }

    /** What it last said stays, and is shown as orphaned; that it was silent says nothing any more. */
    private void forget(RealmModel realm, SourceEntity row) {
        inTransaction(em -> {
            lookAgain(em, realm.getId(), clock.instant());
            return em.createQuery("delete from CaSource s where s.realmId = :realm and s.source = :source")
                            .setParameter("realm", realm.getId())
                            .setParameter("source", row.source())
                            .executeUpdate()
                    == 1;
        });
        broadcast.send(session, List.of(FactKey.realm(realm.getId())));
    }

    /** Only if it was not heard since. Devices that lose access by that have to be looked at. */
    private boolean falls(EntityManager em, RealmModel realm, SourceEntity row, Instant now) {
        boolean fell = em.createQuery("update CaSource s set s.silentSince = :now where s.realmId = :realm"
                                + " and s.source = :source and s.silentSince is null and s.lastSignalAt = :last")
                        .setParameter("now", Micros.of(now))
                        .setParameter("realm", realm.getId())
                        .setParameter("source", row.source())
                        .setParameter("last", Micros.of(row.lastSignalAt()))
                        .executeUpdate()
                == 1;
        Optional<Instant> matters = RealmPolicies.of(session, realm)
                .map(RealmPolicy::policy)
                .flatMap(policy -> policy.sourceOutage().toleratedFor())
                .map(row.lastSignalAt()::plus);
        if (fell && matters.isPresent()) {
            em.createQuery("update CaDevice d set d.accessDue = :at where d.realmId = :realm and d.deletedAt is null"
                            + " and (d.accessDue is null or d.accessDue > :at) and exists"
                            + " (select o.id from CaObservation o where o.subjectId = d.id and o.source = :source)")
                    .setParameter("at", Micros.of(matters.get()))
                    .setParameter("realm", realm.getId())
                    .setParameter("source", row.source())
                    .executeUpdate();
        }
        return fell;
    }

    private boolean speaks(EntityManager em, String realmId, String source, Instant at) {
        boolean back = em.createQuery("update CaSource s set s.silentSince = null, s.lastSignalAt = :at"
                                + " where s.realmId = :realm and s.source = :source and s.silentSince is not null")
                        .setParameter("at", Micros.of(at))
                        .setParameter("realm", realmId)
                        .setParameter("source", source)
                        .executeUpdate()
                == 1;
        if (back) {
            lookAgain(em, realmId, clock.instant());
        }
        return back;
    }

    private static void lookAgain(EntityManager em, String realmId, Instant now) {
        em.createQuery("update CaDevice d set d.accessDue = :now where d.realmId = :realm and d.noted = :outage")
                .setParameter("now", Micros.of(now))
                .setParameter("realm", realmId)
                .setParameter("outage", Notice.OUTAGE.name())
                .executeUpdate();
    }

    /** The newest time wins, whichever node writes first. */
    static void write(EntityManager em, HeardSources.Key key, Instant at) {
        int updated = em.createQuery("update CaSource s set s.lastSignalAt = :at"
                        + " where s.realmId = :realm and s.source = :source and s.lastSignalAt < :at")
                .setParameter("at", Micros.of(at))
                .setParameter("realm", key.realmId())
                .setParameter("source", key.source())
                .executeUpdate();
        if (updated == 0) {
            insert(em, key, at);
        }
    }

    private static void insert(EntityManager em, HeardSources.Key key, Instant at) {
        if (em.find(SourceEntity.class, new SourceEntity.Key(key.realmId(), key.source())) == null) {
            em.persist(new SourceEntity(key.realmId(), key.source(), at));
        }
    }

    private void announce(RealmModel realm, Kind kind, String source) {
        broadcast.send(session, List.of(FactKey.realm(realm.getId())));
        Alerts.raise(
                session, new Alert(kind, realm.getId(), Optional.empty(), Optional.empty(), Map.of("source", source)));
    }

    private static List<SourceEntity> rows(EntityManager em, String realmId) {
        List<SourceEntity> rows = em.createQuery(
                        "select s from CaSource s where s.realmId = :realm order by s.source", SourceEntity.class)
                .setParameter("realm", realmId)
                .getResultList();
        rows.forEach(em::detach);
        return rows;
    }

    private boolean inTransaction(Predicate<EntityManager> job) {
        return KeycloakModelUtils.runJobInTransactionWithResult(
                session.getKeycloakSessionFactory(), own -> job.test(em(own)));
    }

    private static EntityManager em(KeycloakSession session) {
        return session.getProvider(JpaConnectionProvider.class).getEntityManager();
    }
}
