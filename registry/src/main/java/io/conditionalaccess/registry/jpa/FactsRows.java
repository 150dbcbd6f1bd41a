// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.registry.jpa;

import io.conditionalaccess.core.device.Alias;
import io.conditionalaccess.core.device.AliasType;
import io.conditionalaccess.core.device.DeviceFacts;
import io.conditionalaccess.core.posture.Observation;
import io.conditionalaccess.registry.Facts;
import io.conditionalaccess.registry.LookupLimit;
import io.conditionalaccess.registry.RealmState;
import io.conditionalaccess.registry.cache.FactKey;
import io.conditionalaccess.registry.cache.FactsCache;
import io.conditionalaccess.registry.policy.RealmPolicies;
import io.conditionalaccess.registry.policy.RealmPolicy;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/** Facts out of the cache, else out of the database. */
final class FactsRows implements Facts {
    /** Its own, because the policy that says how long facts live depends on it. */
    private static final Duration REALM_LIFETIME = Duration.ofSeconds(30);

    private final KeycloakSession session;
    private final FactsCache cache;
    private final BoundedLookups lookups;

    FactsRows(KeycloakSession session, FactsCache cache, BoundedLookups lookups) {
        this.session = session;
        this.cache = cache;
        this.lookups = lookups;
    }

    @Override
    public Optional<DeviceFacts> byUuid(RealmModel realm, UUID uuid) {
        return cache.get(
                FactKey.device(realm.getId(), uuid),
                DeviceFacts.class,
                () -> lifetime(realm),
                () -> query(em -> load(em, realm.getId(), uuid.toString())));
    }

    @Override
    public Set<UUID> recognised(RealmModel realm, Alias alias) {
        return cache.get(
                        FactKey.alias(realm.getId(), alias),
                        Recognised.class,
                        () -> lifetime(realm),
                        () -> query(em -> load(em, realm.getId(), alias)))
                .map(Recognised::devices)
                .orElse(Set.of());
    }

    @Override
    public Optional<RealmState> realm(RealmModel realm) {
        return cache.get(
                FactKey.realm(realm.getId()),
                RealmState.class,
                () -> REALM_LIFETIME,
                () -> query(em -> loadState(em, realm.getId())));
    }

    @Override
    public List<DeviceFacts> ownedBy(RealmModel realm, String userId) {
        Set<UUID> devices = cache.get(
                        FactKey.owner(realm.getId(), userId),
                        Recognised.class,
                        () -> lifetime(realm),
                        () -> query(em -> loadOwned(em, realm.getId(), userId)))
                .map(Recognised::devices)
                .orElse(Set.of());
        return devices.stream()
                .flatMap(uuid -> byUuid(realm, uuid).stream())
                .filter(facts -> !facts.deleted())
                .toList();
    }

    private record Recognised(Set<UUID> devices) {}

    private Duration lifetime(RealmModel realm) {
        return RealmPolicies.of(session, realm).map(RealmPolicy::cacheTtl).orElse(Duration.ofSeconds(30));
    }

    /**
     * One indexed select for the device and its observations, one for its owners. The rows are detached: a later load in
     * the same session must see the database, not this read.
     */
    static Optional<DeviceFacts> load(EntityManager em, String realmId, String deviceId) {
        List<Tuple> rows = em.createQuery(
                        "select d as device, o as observation from CaDevice d left join CaObservation o"
                                + " on o.subjectId = coalesce(d.mergedInto, d.id)"
                                + " where d.id = :id and d.realmId = :realm",
                        Tuple.class)
                .setParameter("id", deviceId)
                .setParameter("realm", realmId)
                .getResultList();
        if (rows.isEmpty()) {
            return Optional.empty();
        }
        DeviceEntity device = rows.get(0).get("device", DeviceEntity.class);
        List<Observation> observations = new ArrayList<>();
        for (Tuple row : rows) {
            ObservationEntity observation = row.get("observation", ObservationEntity.class);
            if (observation != null) {
                observations.add(observation.observation());
                em.detach(observation);
            }
        }
        em.detach(device);
        return Optional.of(facts(device, owners(em, deviceId), observations));
    }

    static DeviceFacts facts(DeviceEntity device, Set<String> owners, List<Observation> observations) {
        return new DeviceFacts(
                device.uuid(),
                device.publicId(),
                device.name(),
                device.platform(),
                owners,
                device.epoch(),
                device.quarantine(),
                device.exemptUntil(),
                device.approval(),
                device.deleted(),
                device.nonCompliantSince(),
                observations,
                device.version());
    }

    static Set<String> owners(EntityManager em, String deviceId) {
        return Set.copyOf(
                em.createQuery("select o.userId from CaDeviceOwner o where o.deviceId = :device", String.class)
                        .setParameter("device", deviceId)
                        .getResultList());
    }

    private static Optional<Recognised> load(EntityManager em, String realmId, Alias alias) {
        Set<UUID> devices = new HashSet<>();
        if (alias.type() == AliasType.ID) {
            em.createQuery(
                            "select d.id from CaDevice d where d.realmId = :realm and d.publicKey = :key"
                                    + " and d.deletedAt is null",
                            String.class)
                    .setParameter("realm", realmId)
                    .setParameter("key", alias.value())
                    .getResultList()
                    .forEach(id -> devices.add(UUID.fromString(id)));
        } else {
            em.createQuery(
                            "select d.id from CaDevice d join CaDeviceAlias a on a.deviceId = d.id"
                                    + " where a.realmId = :realm and a.value = :value and a.type = :type"
                                    + " and a.scope = :scope and a.trusted = true and d.deletedAt is null",
                            String.class)
                    .setParameter("realm", realmId)
                    .setParameter("value", alias.value())
                    .setParameter("type", alias.type().wire())
                    .setParameter("scope", alias.scope())
                    .getResultList()
                    .forEach(id -> devices.add(UUID.fromString(id)));
        }
        return devices.isEmpty() ? Optional.empty() : Optional.of(new Recognised(Set.copyOf(devices)));
    }

    private static Optional<RealmState> loadState(EntityManager em, String realmId) {
        return Optional.ofNullable(em.find(RealmEntity.class, realmId)).map(row -> {
            em.refresh(row);
            Map<String, Instant> silent = em.createQuery(
                            "select s from CaSource s where s.realmId = :realm and s.silentSince is not null",
                            SourceEntity.class)
                    .setParameter("realm", realmId)
                    .getResultStream()
                    .collect(Collectors.toMap(SourceEntity::source, SourceEntity::lastSignalAt));
            return new RealmState(row.takesPartSince(), row.brakedSince(), silent);
        });
    }

    private static Optional<Recognised> loadOwned(EntityManager em, String realmId, String userId) {
        Set<UUID> devices = em.createQuery(
                        "select o.deviceId from CaDeviceOwner o where o.userId = :user and o.realmId = :realm",
                        String.class)
                .setParameter("user", userId)
                .setParameter("realm", realmId)
                .getResultStream()
                .map(UUID::fromString)
                .collect(Collectors.toUnmodifiableSet());
        return devices.isEmpty() ? Optional.empty() : Optional.of(new Recognised(devices));
    }

    /** In this transaction, or apart where nobody may wait for it. */
    private <T> T query(Function<EntityManager, T> load) {
        return LookupLimit.of(session)
                .map(limit -> lookups.look(session.getKeycloakSessionFactory(), limit, load))
                .orElseGet(() -> load.apply(em()));
    }

    private EntityManager em() {
        return session.getProvider(JpaConnectionProvider.class).getEntityManager();
    }
}
