// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.registry.jpa;

import io.conditionalaccess.core.policy.Mode;
import io.conditionalaccess.registry.policy.Brake;
import io.conditionalaccess.registry.policy.RealmPolicy;
import jakarta.persistence.TypedQuery;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Notices, within one transaction, that more devices have lost access than the realm's brake allows. */
final class BrakeCheck {
    /** Databases bound the length of a list of keys. Beyond it some devices may count twice, and the brake comes early. */
    private static final int MOST_APART = 500;

    private final Work work;
    private final Losses losses;
    private final List<UUID> counted = new ArrayList<>();
    private boolean pulled;

    BrakeCheck(Work work, Losses losses) {
        this.work = work;
        this.losses = losses;
    }

    /** Whether this device, which has just lost access, is one too many. From then on every further one is. */
    boolean pulledBy(UUID device) {
        Optional<Brake.Limit> limit = work.policy()
                .filter(policy -> policy.policy().mode() == Mode.ENFORCE)
                .filter(policy -> policy.state().brakedSince().isEmpty())
                .map(RealmPolicy::brake)
                .flatMap(Brake::limit);
        if (limit.isPresent()) {
            losses.begin(work.realmId(), device);
            counted.add(device);
            pulled = pulled || lost(limit.get()) > limit.get().devices(losses.devices(work.realmId(), this::devices));
        }
        return pulled;
    }

    boolean pulled() {
        return pulled;
    }

    /** After the commit or the rollback. */
    void end() {
        losses.end(work.realmId(), counted);
    }

    /** Who is under way is looked up first: who commits meanwhile is then either in that list or in the table. */
    private long lost(Brake.Limit limit) {
        Set<UUID> others = new HashSet<>(losses.underWay(work.realmId()));
        counted.forEach(others::remove);
        boolean apart = !others.isEmpty() && others.size() <= MOST_APART;
        TypedQuery<Long> query = work.em()
                .createQuery(
                        "select count(d) from CaDevice d where d.realmId = :realm and d.badSince > :from"
                                + (apart ? " and d.id not in :others" : ""),
                        Long.class)
                .setParameter("realm", work.realmId())
                .setParameter("from", Micros.of(from(limit)));
        if (apart) {
            query.setParameter("others", others.stream().map(UUID::toString).toList());
        }
        return query.getSingleResult() + others.size();
    }

    private Instant from(Brake.Limit limit) {
        Instant window = work.now().minus(limit.within());
        return Optional.ofNullable(work.em().find(RealmEntity.class, work.realmId()))
                .flatMap(RealmEntity::brakeFrom)
                .filter(window::isBefore)
                .orElse(window);
    }

    private long devices() {
        return work.em()
                .createQuery(
                        "select count(d) from CaDevice d where d.realmId = :realm and d.deletedAt is null", Long.class)
                .setParameter("realm", work.realmId())
                .getSingleResult();
    }
}
