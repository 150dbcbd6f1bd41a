// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.registry.jpa;

import io.conditionalaccess.core.device.Alias;
import io.conditionalaccess.core.device.AliasType;
import io.conditionalaccess.core.signal.SourceRights;
import io.conditionalaccess.registry.DeviceView.KnownAlias;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/** The identifiers of one device. */
final class AliasBook {
    /** Enough for a laptop with several agents; a bound against a sender that makes them up. */
    private static final int MOST_LEARNED = 50;

    private final Work work;
    private final String deviceId;

    AliasBook(Work work, String deviceId) {
        this.work = work;
        this.deviceId = deviceId;
    }

    /**
     * Adds what a source says besides the identifier by which the device was found. A source never adds a public id.
     *
     * @return the new ones
     */
    List<Alias> learn(Collection<Alias> aliases, String source, SourceRights rights) {
        List<AliasEntity> known = rows(work, deviceId);
        List<Alias> learned = new ArrayList<>();
        for (Alias alias : aliases) {
            boolean present = known.stream().anyMatch(row -> row.alias().equals(alias));
            if (alias.type() != AliasType.ID && !present && known.size() + learned.size() < MOST_LEARNED) {
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
        List<AliasEntity> before = rows(work, deviceId).stream()
                .filter(row -> row.origin().equals(KnownAlias.ADMIN))
                .toList();
        for (AliasEntity row : before) {
            if (!given.contains(row.alias())) {
                work.changed(row.alias());
                work.em().remove(row);
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
        work.em().persist(new AliasEntity(work.realmId(), deviceId, alias, origin, trusted));
        work.changed(alias);
    }

    static List<AliasEntity> rows(Work work, String deviceId) {
        return work.em()
                .createQuery(
                        "select a from CaDeviceAlias a where a.deviceId = :device order by a.type, a.value",
                        AliasEntity.class)
                .setParameter("device", deviceId)
                .getResultList();
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
