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
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The devices that identifiers name, read in no more statements for a batch of signals than for one. */
final class NamedDevices {
    private static final String BY_ID = "select d.id as id, d.mergedInto as merged, d.deletedAt as deleted,"
            + " d.publicKey as key from CaDevice d where d.realmId = :realm and d.publicKey in :values";
    private static final String BY_ALIAS = "select d.id as id, d.mergedInto as merged, d.deletedAt as deleted,"
            + " a as alias from CaDevice d join CaDeviceAlias a on a.deviceId = d.id"
            + " where a.realmId = :realm and a.value in :values";

    private final EntityManager em;
    private final String realmId;
    private final Map<Alias, Set<UUID>> live = new HashMap<>();
    private final Map<Alias, Set<UUID>> deleted = new HashMap<>();

    private NamedDevices(EntityManager em, String realmId) {
        this.em = em;
        this.realmId = realmId;
    }

    static NamedDevices of(EntityManager em, String realmId, Collection<Alias> aliases) {
        NamedDevices named = new NamedDevices(em, realmId);
        Predicate<Alias> id = alias -> alias.type() == AliasType.ID;
        for (Tuple row : named.rows(BY_ID, aliases, id)) {
            named.note(new Alias(AliasType.ID, Alias.NO_SCOPE, row.get("key", String.class)), row);
        }
        for (Tuple row : named.rows(BY_ALIAS, aliases, id.negate())) {
            named.note(row.get("alias", AliasEntity.class).alias(), row);
        }
        return named;
    }

    /** Of ids alone, by which all that they name were found. */
    static NamedDevices found(EntityManager em, String realmId, List<DeviceEntity> devices) {
        NamedDevices named = new NamedDevices(em, realmId);
        devices.forEach(device ->
                named.note(Alias.ofId(device.publicId()), device.mergedInto().orElse(device.id()), device.deleted()));
        return named;
    }

    /**
     * By identifier; those that name nothing are missing. Live devices before deleted ones: a tombstone must not put a
     * device's successor in doubt.
     */
    Map<Alias, Set<UUID>> by(Collection<Alias> aliases) {
        Map<Alias, Set<UUID>> found = among(live, aliases);
        return found.isEmpty() ? among(deleted, aliases) : found;
    }

    Set<UUID> uuids() {
        return Stream.of(live, deleted)
                .flatMap(devices -> devices.values().stream())
                .flatMap(Set::stream)
                .collect(Collectors.toSet());
    }

    /** The database compares by its own collation and the value alone; the alias as a whole is what counts. */
    private static Map<Alias, Set<UUID>> among(Map<Alias, Set<UUID>> devices, Collection<Alias> aliases) {
        return aliases.stream()
                .distinct()
                .filter(devices::containsKey)
                .collect(Collectors.toMap(alias -> alias, devices::get));
    }

    private List<Tuple> rows(String query, Collection<Alias> aliases, Predicate<Alias> kind) {
        List<String> values =
                aliases.stream().filter(kind).map(Alias::value).distinct().toList();
        return Batches.of(values)
                .flatMap(part -> ByKeys.query(em, query, Tuple.class, Map.of("values", part))
                        .setParameter("realm", realmId)
                        .getResultList()
                        .stream())
                .toList();
    }

    private void note(Alias alias, Tuple row) {
        String id = Optional.ofNullable(row.get("merged", String.class)).orElse(row.get("id", String.class));
        note(alias, id, row.get("deleted") != null);
    }

    private void note(Alias alias, String id, boolean gone) {
        (gone ? deleted : live).computeIfAbsent(alias, a -> new HashSet<>()).add(UUID.fromString(id));
    }
}
