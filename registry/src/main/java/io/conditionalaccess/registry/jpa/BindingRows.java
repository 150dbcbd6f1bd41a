// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.registry.jpa;

import io.conditionalaccess.registry.Bindings;
import io.conditionalaccess.registry.PendingRevocation;
import io.conditionalaccess.registry.SessionBinding;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.Tuple;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.keycloak.models.RealmModel;

/** The index from devices to sessions. */
final class BindingRows implements Bindings {
    private final EntityManager em;

    BindingRows(EntityManager em) {
        this.em = em;
    }

    @Override
    public void insert(RealmModel realm, SessionBinding binding) {
        BindingEntity present = em.find(BindingEntity.class, binding.sessionId());
        if (present == null) {
            em.persist(new BindingEntity(realm.getId(), binding));
        } else {
            present.reuse(binding);
        }
    }

    @Override
    public Optional<SessionBinding> ofSession(RealmModel realm, String sessionId) {
        return Optional.ofNullable(em.find(BindingEntity.class, sessionId)).flatMap(row -> row.livingIn(realm.getId()));
    }

    @Override
    public List<SessionBinding> ofDevice(RealmModel realm, UUID device) {
        return em.createQuery(
                        "select b from CaBinding b where b.realmId = :realm and b.deviceId = :device"
                                + " and b.endedAt is null",
                        BindingEntity.class)
                .setParameter("realm", realm.getId())
                .setParameter("device", device.toString())
                .getResultStream()
                .map(BindingEntity::binding)
                .toList();
    }

    @Override
    public List<SessionBinding> ofDevice(RealmModel realm, UUID device, int first, int max) {
        return em.createQuery(
                        "select b from CaBinding b where b.realmId = :realm and b.deviceId = :device"
                                + " and b.endedAt is null order by b.boundAt desc, b.sessionId",
                        BindingEntity.class)
                .setParameter("realm", realm.getId())
                .setParameter("device", device.toString())
                .setFirstResult(first)
                .setMaxResults(max)
                .getResultStream()
                .map(BindingEntity::binding)
                .toList();
    }

    @Override
    public List<SessionBinding> ofUser(RealmModel realm, String userId, int max) {
        return em.createQuery(
                        "select b from CaBinding b where b.userId = :user and b.realmId = :realm"
                                + " order by b.boundAt desc, b.sessionId",
                        BindingEntity.class)
                .setParameter("user", userId)
                .setParameter("realm", realm.getId())
                .setMaxResults(max)
                .getResultStream()
                .map(BindingEntity::binding)
                .toList();
    }

    @Override
    public Map<String, SessionBinding> ofSessions(RealmModel realm, Collection<String> sessionIds) {
        Map<String, SessionBinding> found = new HashMap<>();
        List<String> all = List.copyOf(sessionIds);
        for (int start = 0; start < all.size(); start += Batches.SIZE) {
            em.createQuery(
                            "select b from CaBinding b where b.sessionId in :sessions and b.realmId = :realm"
                                    + " and b.endedAt is null",
                            BindingEntity.class)
                    .setParameter("sessions", all.subList(start, Math.min(all.size(), start + Batches.SIZE)))
                    .setParameter("realm", realm.getId())
                    .getResultStream()
                    .map(BindingEntity::binding)
                    .forEach(binding -> found.put(binding.sessionId(), binding));
        }
        return found;
    }

    @Override
    public List<SessionBinding> dead(RealmModel realm, UUID device, int max) {
        return em.createQuery(
                        "select b from CaBinding b, CaDevice d where d.id = :device and d.realmId = :realm"
                                + " and b.deviceId = d.id and b.epoch < d.epoch and b.endedAt is null order by b.sessionId",
                        BindingEntity.class)
                .setParameter("realm", realm.getId())
                .setParameter("device", device.toString())
                .setMaxResults(max)
                .getResultStream()
                .map(BindingEntity::binding)
                .toList();
    }

    @Override
    public void remove(RealmModel realm, String sessionId) {
        em.createQuery("delete from CaBinding b where b.sessionId = :session and b.realmId = :realm")
                .setParameter("session", sessionId)
                .setParameter("realm", realm.getId())
                .executeUpdate();
    }

    @Override
    public boolean end(RealmModel realm, String sessionId, Instant now) {
        return em.createQuery("update CaBinding b set b.endedAt = :now"
                                + " where b.sessionId = :session and b.realmId = :realm and b.endedAt is null")
                        .setParameter("now", Micros.of(now))
                        .setParameter("session", sessionId)
                        .setParameter("realm", realm.getId())
                        .executeUpdate()
                == 1;
    }

    @Override
    public boolean ended(RealmModel realm, String sessionId) {
        return !em.createQuery("select b.sessionId from CaBinding b where b.sessionId = :session"
                        + " and b.realmId = :realm and b.endedAt is not null")
                .setParameter("session", sessionId)
                .setParameter("realm", realm.getId())
                .getResultList()
                .isEmpty();
    }

    @Override
    public boolean revoked(RealmModel realm, String sessionId) {
        return !em.createQuery("select b.sessionId from CaBinding b where b.sessionId = :session"
                        + " and b.realmId = :realm and (b.endedAt is not null or exists"
                        + " (select d.id from CaDevice d where d.id = b.deviceId and d.epoch > b.epoch))")
                .setParameter("session", sessionId)
                .setParameter("realm", realm.getId())
                .getResultList()
                .isEmpty();
    }

    @Override
    public List<PendingRevocation> pending(int max) {
        return em.createQuery(
                        "select d.realmId as realm, d.id as id, d.epoch as epoch from CaDevice d"
                                + " where d.pendingSince is not null order by d.pendingSince",
                        Tuple.class)
                .setMaxResults(max)
                .getResultStream()
                .map(row -> new PendingRevocation(
                        row.get("realm", String.class),
                        UUID.fromString(row.get("id", String.class)),
                        row.get("epoch", Long.class)))
                .toList();
    }

    @Override
    public void settled(PendingRevocation revocation) {
        DeviceEntity device =
                em.find(DeviceEntity.class, revocation.device().toString(), LockModeType.PESSIMISTIC_WRITE);
        if (device != null) {
            em.refresh(device);
            device.settle(revocation.epoch());
        }
    }
}
