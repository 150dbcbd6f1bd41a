// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.registry.jpa;

import io.conditionalaccess.core.policy.Mode;
import io.conditionalaccess.registry.policy.Brake;
import io.conditionalaccess.registry.policy.RealmPolicy;
import jakarta.persistence.LockModeType;
import jakarta.persistence.TypedQuery;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Notices, within one transaction, that more devices have lost access than the realm's brake allows. All nodes count in
 * the same table. What others have under way is not in it yet, so near the limit transactions take turns before they
 * commit, and one that the others have overtaken is repeated.
 */
final class BrakeCheck {
    /** As many devices as may be under way on all nodes at one moment; further from the limit nobody takes turns. */
    private static final long NEAR = 2_000;
    /** Databases bound the length of a list of keys. Beyond it some devices may count twice, and the brake comes early. */
    private static final int MOST_APART = 500;

    private final Work work;
    private final DeviceCounts counts;
    private final Set<UUID> counted = new LinkedHashSet<>();
    /** How many of them the brake let pass. */
    private int passed;

    private boolean pulled;

    BrakeCheck(Work work, DeviceCounts counts) {
        this.work = work;
        this.counts = counts;
    }

    /** Meanwhile others have lost so many devices that the decisions of this transaction do not hold. */
    static final class Overtaken extends RuntimeException {
        private static final long serialVersionUID = 1;

        Overtaken() {
            super("other devices reached the limit of the brake first");
        }
    }

    /** Whether this device, which has just lost access, is one too many. From then on every further one is. */
    boolean pulledBy(UUID device) {
        limit().ifPresent(limit -> {
            counted.add(device);
            pulled = pulled || tooMany(limit, others(limit) + counted.size());
            passed = pulled ? passed : counted.size();
        });
        return pulled;
    }

    boolean pulled() {
        return pulled;
    }

    /**
     * To be called last, when no other row has to be locked any more: then nobody waits for a row of ours while we wait
     * for the realm's.
     *
     * @throws Overtaken if the transaction has to be rolled back and repeated
     */
    void confirm() {
        limit().filter(limit -> passed > 0).ifPresent(limit -> {
            if (others(limit) + passed > atLeastAllowed(limit) - NEAR) {
                work.em().find(RealmEntity.class, work.realmId(), LockModeType.PESSIMISTIC_WRITE);
                if (tooMany(limit, others(limit) + passed)) {
                    throw new Overtaken();
                }
            }
        });
    }

    private Optional<Brake.Limit> limit() {
        return work.policy()
                .filter(policy -> policy.policy().mode() == Mode.ENFORCE)
                .filter(policy -> policy.state().brakedSince().isEmpty())
                .map(RealmPolicy::brake)
                .flatMap(Brake::limit);
    }

    /** Devices are counted only beyond what every realm may lose. */
    private boolean tooMany(Brake.Limit limit, long lost) {
        return lost > Brake.LEAST_DEVICES && lost > limit.devices(counts.of(work.em(), work.realmId()));
    }

    private long atLeastAllowed(Brake.Limit limit) {
        return limit.devices(counts.known(work.session(), work.realmId()).orElse(0));
    }

    /** Devices lost within the window, as far as they are committed, without those of this transaction. */
    private long others(Brake.Limit limit) {
        boolean apart = counted.size() <= MOST_APART;
        TypedQuery<Long> query = work.em()
                .createQuery(
                        "select count(d) from CaDevice d where d.realmId = :realm and d.badSince > :from"
                                + (apart ? " and d.id not in :counted" : ""),
                        Long.class)
                .setParameter("realm", work.realmId())
                .setParameter("from", Micros.of(from(limit)));
        if (apart) {
            query.setParameter("counted", counted.stream().map(UUID::toString).toList());
        }
        return query.getSingleResult();
    }

    private Instant from(Brake.Limit limit) {
        Instant window = work.now().minus(limit.within());
        return Optional.ofNullable(work.em().find(RealmEntity.class, work.realmId()))
                .flatMap(RealmEntity::brakeFrom)
                .filter(window::isBefore)
                .orElse(window);
    }
}
