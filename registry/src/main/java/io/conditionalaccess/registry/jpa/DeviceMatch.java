// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.registry.jpa;

import io.conditionalaccess.core.device.Alias;
import io.conditionalaccess.core.device.AliasType;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * The devices that a signal's identifiers name. One strong identifier is enough; host names count only where nothing
 * else is given, and never as certain.
 *
 * @param devices in the order of their UUIDs, so that everybody locks them in the same order
 * @param certain whether good news may be applied
 */
record DeviceMatch(List<UUID> devices, boolean certain) {

    static DeviceMatch of(EntityManager em, String realmId, Collection<Alias> aliases) {
        List<Alias> strong =
                aliases.stream().filter(alias -> alias.type().strong()).toList();
        Set<UUID> devices = strong.isEmpty() ? named(em, realmId, aliases) : named(em, realmId, strong);
        return new DeviceMatch(List.copyOf(devices), devices.size() == 1 && !strong.isEmpty());
    }

    /** Live devices before deleted ones: a tombstone must not put a device's successor in doubt. */
    private static Set<UUID> named(EntityManager em, String realmId, Collection<Alias> aliases) {
        TreeMap<UUID, Boolean> deletedByDevice = new TreeMap<>();
        byId(em, realmId, aliases).ifPresent(row -> note(row, deletedByDevice));
        byAlias(em, realmId, aliases).forEach(row -> note(row, deletedByDevice));
        Set<UUID> live = deletedByDevice.entrySet().stream()
                .filter(entry -> !entry.getValue())
                .map(Map.Entry::getKey)
                .collect(Collectors.toCollection(TreeSet::new));
        return live.isEmpty() ? deletedByDevice.keySet() : live;
    }

    private static void note(Tuple row, TreeMap<UUID, Boolean> deletedByDevice) {
        String id = Optional.ofNullable(row.get("merged", String.class)).orElse(row.get("id", String.class));
        deletedByDevice.put(UUID.fromString(id), row.get("deleted") != null);
    }

    private static Optional<Tuple> byId(EntityManager em, String realmId, Collection<Alias> aliases) {
        return aliases.stream()
                .filter(alias -> alias.type() == AliasType.ID)
                .findFirst()
                .flatMap(alias -> em.createQuery(
                                "select d.id as id, d.mergedInto as merged, d.deletedAt as deleted from CaDevice d"
                                        + " where d.realmId = :realm and d.publicKey = :key",
                                Tuple.class)
                        .setParameter("realm", realmId)
                        .setParameter("key", alias.value())
                        .getResultStream()
                        .findFirst());
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
