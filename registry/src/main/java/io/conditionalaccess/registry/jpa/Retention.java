// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.registry.jpa;

import io.conditionalaccess.registry.policy.DevicePolicyProvider;
import io.conditionalaccess.registry.policy.RealmPolicies;
import io.conditionalaccess.registry.policy.RealmPolicy;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.timer.ScheduledTask;

/**
 * Deletes decision records, histories, signals, parked identifiers, index rows of sessions that are gone and unused
 * devices that are older than their realm keeps them, and what is left of realms that are gone. Realms that do not take
 * part keep what they have: they may take part again. Once per cluster.
 */
final class Retention implements ScheduledTask {
    static final Duration DEFAULT_INTERVAL = Duration.ofHours(1);

    private final Clock clock;

    Retention(Clock clock) {
        this.clock = clock;
    }

    @Override
    public void run(KeycloakSession session) {
        Batches batches = new Batches(session.getKeycloakSessionFactory(), clock);
        new LostRealms(batches).delete(id -> session.realms().getRealm(id) != null);
        List<RealmModel> realms = new ArrayList<>(session.realms()
                .getRealmsWithProviderTypeStream(DevicePolicyProvider.class)
                .toList());
        // A run ends after a while: a realm with a large backlog must not keep the same others waiting each time.
        Collections.shuffle(realms);
        for (RealmModel realm : realms) {
            RealmPolicies.of(session, realm).ifPresent(policy -> deleteOld(batches, realm.getId(), policy));
        }
    }

    private void deleteOld(Batches batches, String realmId, RealmPolicy policy) {
        Instant now = clock.instant();
        long decisions = Micros.of(now.minus(policy.keeping().decisions()));
        long signals = Micros.of(now.minus(policy.keeping().signals()));
        // By receipt, which is never before the observation: the same signal sent again is outdated, not news.
        batches.repeat(em -> deleteSignals(em, realmId, signals));
        batches.repeat(em -> deleteParked(em, realmId, signals));
        long devices = Micros.of(now.minus(policy.keeping().devices()));
        new GoneSessions(batches).delete(realmId, signals, decisions, devices);
        new UnusedDevices(batches, clock).delete(realmId, policy);
        batches.repeat(em -> deleteEvents(em, realmId, decisions));
        batches.repeat(em -> deleteDecisions(em, realmId, decisions));
    }

    private static int deleteDecisions(EntityManager em, String realmId, long before) {
        List<String> refs = em.createQuery(
                        "select d.ref from CaDecision d where d.realmId = :realm and d.decidedAt < :before"
                                + " order by d.decidedAt",
                        String.class)
                .setParameter("realm", realmId)
                .setParameter("before", before)
                .setMaxResults(Batches.SIZE)
                .getResultList();
        return delete(em, "delete from CaDecision d where d.ref in :ids", refs);
    }

    private static int deleteEvents(EntityManager em, String realmId, long before) {
        List<String> ids = em.createQuery(
                        "select e.id from CaDeviceEvent e where e.realmId = :realm and e.happenedAt < :before"
                                + " order by e.happenedAt",
                        String.class)
                .setParameter("realm", realmId)
                .setParameter("before", before)
                .setMaxResults(Batches.SIZE)
                .getResultList();
        return delete(em, "delete from CaDeviceEvent e where e.id in :ids", ids);
    }

    private static int deleteSignals(EntityManager em, String realmId, long before) {
        List<String> ids = em.createQuery(
                        "select s.id from CaSignal s where s.realmId = :realm and s.receivedAt < :before"
                                + " order by s.receivedAt",
                        String.class)
                .setParameter("realm", realmId)
                .setParameter("before", before)
                .setMaxResults(Batches.SIZE)
                .getResultList();
        return delete(em, "delete from CaSignal s where s.id in :ids", ids);
    }

    /** Locks first: who parks at this moment either prolongs the row in time, or fails, repeats and makes a new one. */
    private static int deleteParked(EntityManager em, String realmId, long before) {
        List<String> ids = em.createQuery(
                        "select p from CaParked p where p.realmId = :realm and p.parkedAt < :before"
                                + " order by p.parkedAt",
                        ParkedEntity.class)
                .setParameter("realm", realmId)
                .setParameter("before", before)
                .setMaxResults(Batches.SIZE)
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .getResultStream()
                .map(ParkedEntity::id)
                .toList();
        delete(em, "delete from CaObservation o where o.subjectId in :ids", ids);
        return delete(em, "delete from CaParked p where p.id in :ids", ids);
    }

    static int delete(EntityManager em, String jpql, List<String> ids) {
        if (!ids.isEmpty()) {
            em.createQuery(jpql).setParameter("ids", ids).executeUpdate();
        }
        return ids.size();
    }
}
