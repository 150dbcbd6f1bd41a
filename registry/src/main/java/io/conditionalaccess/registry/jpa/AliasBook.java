// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.registry.jpa;

import io.conditionalaccess.core.device.Alias;
import io.conditionalaccess.core.device.AliasType;
import io.conditionalaccess.core.signal.SourceRights;
import io.conditionalaccess.registry.DeviceView.KnownAlias;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The identifiers of one device. */
final class AliasBook {
    /** Enough for a laptop with several agents; a bound against a sender that makes them up. */
    private static final int MOST_LEARNED = 50;

    private static final Comparator<AliasEntity> BY_TYPE_AND_VALUE = Comparator.comparing(
                    (AliasEntity row) -> row.alias().type().wire())
            .thenComparing(row -> row.alias().value());

    private final Work work;
    private final String deviceId;
    private final List<AliasEntity> rows;

    private AliasBook(Work work, String deviceId, Collection<AliasEntity> rows) {
        this.work = work;
        this.deviceId = deviceId;
        this.rows = new ArrayList<>(rows);
    }

    /** By device, in as many statements for many devices as for one. */
    static Map<String, AliasBook> of(Work work, List<String> deviceIds) {
        Map<String, List<AliasEntity>> rows = Batches.of(deviceIds)
                .flatMap(part -> ByKeys.query(
                        work.em(),
                        "select a from CaDeviceAlias a where a.deviceId in :devices",
                        AliasEntity.class,
                        Map.of("devices", part))
                        .getResultList()
                        .stream())
                .collect(Collectors.groupingBy(AliasEntity::deviceId));
        return deviceIds.stream()
                .collect(Collectors.toMap(id -> id, id -> new AliasBook(work, id, rows.getOrDefault(id, List.of()))));
    }

    List<AliasEntity> rows() {
        return rows.stream().sorted(BY_TYPE_AND_VALUE).toList();
    }

    /**
     * Adds what a source says besides the identifier by which the device was found. A source never adds a public id.
     *
     * @return the new ones
     */
    List<Alias> learn(Collection<Alias> aliases, String source, SourceRights rights) {
        List<Alias> learned = new ArrayList<>();
        for (Alias alias : aliases) {
            boolean present = rows.stream().anyMatch(row -> row.alias().equals(alias));
            if (alias.type() != AliasType.ID && !present && rows.size() < MOST_LEARNED) {
                boolean trusted = rights.trustedAliases().contains(alias.type());
                add(alias, source, trusted);
                learned.add(alias);
            }
        }
        return learned;
    }

    /**
     * Makes the administrator's aliases exactly these; learned ones stay.
     *
     * @return the new ones
     */
    List<Alias> replaceGiven(Collection<Alias> given) {
        List<AliasEntity> before = rows.stream()
                .filter(row -> row.origin().equals(KnownAlias.ADMIN))
                .toList();
        for (AliasEntity row : before) {
            if (!given.contains(row.alias())) {
                work.changed(row.alias());
                work.em().remove(row);
                rows.remove(row);
            }
        }
        List<Alias> added = given.stream()
                .distinct()
                .filter(alias -> before.stream().noneMatch(row -> row.alias().equals(alias)))
                .toList();
        added.forEach(alias -> add(alias, KnownAlias.ADMIN, true));
        return added;
    }

    private void add(Alias alias, String origin, boolean trusted) {
        AliasEntity row = new AliasEntity(work.realmId(), deviceId, alias, origin, trusted);
        work.em().persist(row);
        rows.add(row);
        work.changed(alias);
    }

    /** Makes what was learned from a source recognise devices for exactly these types. */
    static void trust(Work work, String source, Set<AliasType> types) {
        work.em()
                .createQuery(
                        "select a from CaDeviceAlias a where a.realmId = :realm and a.origin = :source",
                        AliasEntity.class)
                .setParameter("realm", work.realmId())
                .setParameter("source", source)
                .getResultStream()
                .filter(row -> row.trusted() != types.contains(row.alias().type()))
                .toList()
                .forEach(row -> {
                    row.trusted(!row.trusted());
                    work.changed(row.alias());
                });
    }
}
