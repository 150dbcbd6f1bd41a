// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.registry.jpa;

import io.conditionalaccess.core.device.DeviceId;
import io.conditionalaccess.registry.History;
import io.conditionalaccess.registry.HistoryEntry;
import jakarta.persistence.EntityManager;
import jakarta.persistence.TypedQuery;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.keycloak.models.RealmModel;

/** One list out of the tables that each know a part of what happened. */
final class HistoryRows implements History {
    private final EntityManager em;

    HistoryRows(EntityManager em) {
        this.em = em;
    }

    /** A table that knows a part. {@code d} is the device's row, {@code e} the one that tells. */
    private enum Part {
        EVENTS("CaDeviceEvent e, CaDevice d where e.deviceId = d.id", "e.happenedAt", "e.id"),
        SIGNALS("CaSignal e, CaDevice d where e.deviceId = d.id", "e.receivedAt", "e.id"),
        /** By the id as it was read out, which never changes. */
        DECISIONS(
                "CaDecision e, CaDevice d where e.realmId = d.realmId and e.deviceId = d.publicId",
                "e.decidedAt",
                "e.ref"),
        BEGUN("CaBinding e, CaDevice d where e.deviceId = d.id", "e.boundAt", "e.sessionId"),
        ENDED("CaBinding e, CaDevice d where e.deviceId = d.id and e.endedAt is not null", "e.endedAt", "e.sessionId");

        private final String from;
        private final String time;
        private final String key;

        Part(String from, String time, String key) {
            this.from = from;
            this.time = time;
            this.key = key;
        }
    }

    @Override
    public void operated(RealmModel realm, DeviceId device, HistoryEntry.Operated entry) {
        em.createQuery("select d.id from CaDevice d where d.realmId = :realm and d.publicKey = :key", String.class)
                .setParameter("realm", realm.getId())
                .setParameter("key", device.key())
                .getResultStream()
                .findFirst()
                .ifPresent(id -> em.persist(DeviceEventEntity.of(realm.getId(), id, entry)));
    }

    /** As many of each part as could be on the page, since any of them may have all of it. */
    @Override
    public List<HistoryEntry> of(RealmModel realm, UUID device, Span span, int first, int max) {
        Asked asked = new Asked(realm.getId(), device, span, first + max);
        List<HistoryEntry> entries = new ArrayList<>();
        entries.addAll(read(asked, Part.EVENTS, DeviceEventEntity.class, DeviceEventEntity::entry));
        entries.addAll(read(asked, Part.SIGNALS, SignalEntity.class, SignalEntity::entry));
        entries.addAll(read(asked, Part.DECISIONS, DecisionEntity.class, DecisionEntity::entry));
        entries.addAll(read(asked, Part.BEGUN, BindingEntity.class, BindingEntity::began));
        entries.addAll(read(asked, Part.ENDED, BindingEntity.class, BindingEntity::ended));
        return entries.stream()
                .sorted(Comparator.comparing(HistoryEntry::at).reversed())
                .skip(first)
                .limit(max)
                .toList();
    }

    @Override
    public long count(RealmModel realm, UUID device, Span span) {
        Asked asked = new Asked(realm.getId(), device, span, 1);
        long count = 0;
        for (Part part : Part.values()) {
            count += query(asked, part, "select count(e)", "", Long.class).getSingleResult();
        }
        return count;
    }

    @Override
    public List<HistoryEntry.Signalled> signals(RealmModel realm, UUID device, int max) {
        return read(
                new Asked(realm.getId(), device, Span.ALL, max), Part.SIGNALS, SignalEntity.class, SignalEntity::entry);
    }

    @Override
    public List<HistoryEntry.Operated> by(RealmModel realm, String actorId, int max) {
        return em.createQuery(
                        "select e from CaDeviceEvent e where e.actorId = :actor and e.realmId = :realm"
                                + " order by e.happenedAt desc, e.id",
                        DeviceEventEntity.class)
                .setParameter("actor", actorId)
                .setParameter("realm", realm.getId())
                .setMaxResults(max)
                .getResultStream()
                .map(DeviceEventEntity::operated)
                .toList();
    }

    private record Asked(String realmId, UUID device, Span span, int max) {}

    private <E, T> List<T> read(Asked asked, Part part, Class<E> type, Function<E, T> reader) {
        String order = " order by " + part.time + " desc, " + part.key;
        return query(asked, part, "select e", order, type)
                .setMaxResults(asked.max)
                .getResultStream()
                .map(reader)
                .toList();
    }

    private <T> TypedQuery<T> query(Asked asked, Part part, String select, String order, Class<T> type) {
        String from = asked.span.from().isPresent() ? " and " + part.time + " >= :from" : "";
        String to = asked.span.to().isPresent() ? " and " + part.time + " < :to" : "";
        TypedQuery<T> query = em.createQuery(
                        select + " from " + part.from + " and d.id = :device and d.realmId = :realm" + from + to
                                + order,
                        type)
                .setParameter("device", asked.device.toString())
                .setParameter("realm", asked.realmId);
        asked.span.from().ifPresent(at -> query.setParameter("from", Micros.of(at)));
        asked.span.to().ifPresent(at -> query.setParameter("to", Micros.of(at)));
        return query;
    }
}
