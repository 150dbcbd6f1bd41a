// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.registry.jpa;

import io.conditionalaccess.core.device.Alias;
import io.conditionalaccess.core.device.AliasType;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * The devices that a signal's identifiers name. One strong identifier is enough, and one that names a device alone
 * decides about those that several devices share, as clones of one image do. Host names count only where nothing else is
 * given, and never as certain.
 *
 * @param devices in the order of their UUIDs, so that everybody locks them in the same order
 * @param certain whether good news may be applied; then there is one device
 * @param conflict whether two identifiers name different devices, each alone
 * @param by the identifiers that name something
 */
record DeviceMatch(List<UUID> devices, boolean certain, boolean conflict, Set<Alias> by) {

    static DeviceMatch of(EntityManager em, String realmId, Collection<Alias> aliases) {
        List<Alias> strong =
                aliases.stream().filter(alias -> alias.type().strong()).toList();
        Map<Alias, Set<UUID>> named = named(em, realmId, strong.isEmpty() ? aliases : strong);
        Set<UUID> alone = named.values().stream()
                .filter(devices -> devices.size() == 1)
                .flatMap(Set::stream)
                .collect(Collectors.toSet());
        Optional<UUID> sole = alone.stream()
                .filter(device ->
                        alone.size() == 1 && named.values().stream().allMatch(devices -> devices.contains(device)))
                .findFirst();
        if (sole.isPresent() && !strong.isEmpty()) {
            return new DeviceMatch(List.of(sole.get()), true, false, named.keySet());
        }
        TreeSet<UUID> all = named.values().stream().flatMap(Set::stream).collect(Collectors.toCollection(TreeSet::new));
        return new DeviceMatch(List.copyOf(all), false, alone.size() > 1 && !strong.isEmpty(), named.keySet());
    }

    /** Whether only the machine itself is named and not the agent on it, nor the device by its id. */
    boolean byMachineOnly() {
        return by.stream().noneMatch(alias -> alias.type() == AliasType.ID || alias.type() == AliasType.AGENT_ID);
    }

    /** Live devices before deleted ones: a tombstone must not put a device's successor in doubt. */
    private static Map<Alias, Set<UUID>> named(EntityManager em, String realmId, Collection<Alias> aliases) {
        Map<Alias, Set<UUID>> live = new HashMap<>();
        Map<Alias, Set<UUID>> deleted = new HashMap<>();
        aliases.stream()
                .filter(alias -> alias.type() == AliasType.ID)
                .findFirst()
                .ifPresent(id -> byId(em, realmId, id).ifPresent(row -> note(id, row, live, deleted)));
        byAlias(em, realmId, aliases)
                .forEach(row -> note(row.get("alias", AliasEntity.class).alias(), row, live, deleted));
        return live.isEmpty() ? deleted : live;
    }

    private static void note(Alias alias, Tuple row, Map<Alias, Set<UUID>> live, Map<Alias, Set<UUID>> deleted) {
        String id = Optional.ofNullable(row.get("merged", String.class)).orElse(row.get("id", String.class));
        (row.get("deleted") == null ? live : deleted)
                .computeIfAbsent(alias, a -> new HashSet<>())
                .add(UUID.fromString(id));
    }

    private static Optional<Tuple> byId(EntityManager em, String realmId, Alias id) {
        return em.createQuery(
                        "select d.id as id, d.mergedInto as merged, d.deletedAt as deleted from CaDevice d"
                                + " where d.realmId = :realm and d.publicKey = :key",
                        Tuple.class)
                .setParameter("realm", realmId)
                .setParameter("key", id.value())
                .getResultStream()
                .findFirst();
    }

    private static List<Tuple> byAlias(EntityManager em, String realmId, Collection<Alias> aliases) {
        List<String> values = aliases.stream()
                .filter(alias -> alias.type() != AliasType.ID)
                .map(Alias::value)
                .distinct()
                .toList();
        if (values.isEmpty()) {
            return List.of();
        }
        return em
                .createQuery(
                        "select d.id as id, d.mergedInto as merged, d.deletedAt as deleted, a as alias"
                                + " from CaDevice d join CaDeviceAlias a on a.deviceId = d.id"
                                + " where a.realmId = :realm and a.value in :values",
                        Tuple.class)
                .setParameter("realm", realmId)
                .setParameter("values", values)
                .getResultList()
                .stream()
                // The database compares by its own collation and the value alone; this is what counts.
                .filter(row ->
                        aliases.contains(row.get("alias", AliasEntity.class).alias()))
                .toList();
    }
}
