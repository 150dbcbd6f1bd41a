// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.registry.jpa;

import io.conditionalaccess.core.posture.Axis;
import io.conditionalaccess.core.posture.Contribution;
import io.conditionalaccess.core.posture.Observation;
import io.conditionalaccess.core.posture.Posture;
import io.conditionalaccess.registry.policy.RealmPolicy;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Devices of which nothing was heard or seen for long, and tombstones as old. They go for good: no session is bound to
 * them, so nothing depends on their epoch. What anything bad is known of stays, and what an operator decided about.
 */
final class UnusedDevices {
    private static final String UNUSED = """
            select d.id from CaDevice d where d.realmId = :realm and %s
              and d.createdAt < :before and (d.deletedAt is null or d.deletedAt < :before)
              and d.quarantinedAt is null and d.approvalSince is null and d.pendingSince is null
              and (d.exemptUntil is null or d.exemptUntil < :before)
              and not exists (select b.sessionId from CaBinding b where b.deviceId = d.id)
              and not exists (select o.id from CaObservation o
                where o.subjectId = d.id and (o.knownAt >= :before or o.unknownAt >= :before))
              and not exists (select m.id from CaDevice m where m.mergedInto = d.id)
              order by d.id
            """;
    private static final List<String> PARTS = List.of(
            "delete from CaObservation o where o.subjectId in :ids",
            "delete from CaDeviceAlias a where a.deviceId in :ids",
            "delete from CaDeviceOwner o where o.deviceId in :ids",
            "delete from CaDeviceEvent e where e.deviceId in :ids",
            "delete from CaSignal s where s.deviceId in :ids",
            "delete from CaDevice d where d.id in :ids");

    private final Batches batches;
    private final Clock clock;

    UnusedDevices(Batches batches, Clock clock) {
        this.batches = batches;
        this.clock = clock;
    }

    void delete(String realmId, RealmPolicy policy) {
        long before = Micros.of(clock.instant().minus(policy.keeping().devices()));
        String[] after = {""};
        batches.repeat(em -> {
            List<String> candidates = unused(em, "d.id > :these", after[0], realmId, before);
            if (!candidates.isEmpty()) {
                after[0] = candidates.get(candidates.size() - 1);
                List<String> ids = locked(em, candidates, realmId, before).stream()
                        .filter(id -> nothingBad(em, id, clock.instant()))
                        .toList();
                PARTS.forEach(part -> Retention.delete(em, part, ids));
            }
            return candidates.size();
        });
    }

    /**
     * Locked, so that a signal about one of them either comes in time, or finds no device and is parked. Asked again
     * then: a lock that had to wait says nothing about what its holder wrote into other tables.
     */
    private static List<String> locked(EntityManager em, List<String> candidates, String realmId, long before) {
        em.createQuery("select d from CaDevice d where d.id in :ids order by d.id", DeviceEntity.class)
                .setParameter("ids", candidates)
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .getResultList();
        return unused(em, "d.id in :these", candidates, realmId, before);
    }

    private static List<String> unused(EntityManager em, String which, Object these, String realmId, long before) {
        return em.createQuery(UNUSED.formatted(which), String.class)
                .setParameter("these", these)
                .setParameter("realm", realmId)
                .setParameter("before", before)
                .setMaxResults(Batches.SIZE)
                .getResultList();
    }

    private static boolean nothingBad(EntityManager em, String device, Instant now) {
        List<Observation> observations = ObservationRows.of(em, device).stream()
                .map(ObservationEntity::observation)
                .toList();
        Posture posture = Posture.of(observations, now, Optional.empty());
        return Stream.of(Axis.values())
                .flatMap(axis -> posture.on(axis).contributions().stream())
                .map(Contribution::standing)
                .flatMap(Optional::stream)
                .noneMatch(level -> level.severity() > 0);
    }
}
