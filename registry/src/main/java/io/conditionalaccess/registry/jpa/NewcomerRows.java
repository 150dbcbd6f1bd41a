// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.registry.jpa;

import io.conditionalaccess.core.device.Approval;
import io.conditionalaccess.core.device.Newcomer;
import io.conditionalaccess.registry.DeviceDraft;
import io.conditionalaccess.registry.Newcomers;
import io.conditionalaccess.registry.RefusedChange;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.keycloak.models.RealmModel;

/** Writes newcomers as an administrator would, within a limit per person. */
final class NewcomerRows implements Newcomers {
    private static final Duration DAY = Duration.ofDays(1);

    private final Transactions transactions;

    NewcomerRows(Transactions transactions) {
        this.transactions = transactions;
    }

    @Override
    public boolean register(RealmModel realm, Newcomer newcomer, String owner, boolean approval) {
        DeviceDraft draft = new DeviceDraft(
                newcomer.id(),
                Optional.empty(),
                Optional.empty(),
                Set.of(),
                Set.of(owner),
                List.copyOf(newcomer.aliases()));
        Optional<UUID> created = created(realm, draft, owner, approval);
        // A signal about it may have been parked while this was being committed; see SignalRows.
        created.ifPresent(device -> transactions.commit(
                realm, work -> DeviceRows.written(work, work.lock(device), DeviceRows.names(draft))));
        return created.isPresent() || transactions.commit(realm, work -> isThere(work, draft));
    }

    /** Whoever was faster may not have told this node's cache yet that the device is known. */
    private static boolean isThere(Work work, DeviceDraft draft) {
        boolean there = DeviceSearch.byId(work, draft.id()).isPresent();
        if (there) {
            DeviceRows.names(draft).forEach(work::changed);
        }
        return there;
    }

    /** Empty too if another login of this moment was faster. */
    private Optional<UUID> created(RealmModel realm, DeviceDraft draft, String owner, boolean approval) {
        try {
            return transactions.commit(realm, work -> create(work, draft, owner, approval));
        } catch (RefusedChange taken) {
            if (taken.why() != RefusedChange.Why.EXISTS) {
                throw taken;
            }
            return Optional.empty();
        }
    }

    private static Optional<UUID> create(Work work, DeviceDraft draft, String owner, boolean approval) {
        if (DeviceSearch.row(work, draft.id()).isPresent() || recent(work, owner) >= MOST_PER_DAY) {
            return Optional.empty();
        }
        UUID device = DeviceRows.create(work, draft).facts().uuid();
        if (approval) {
            work.lock(device).device().approval(Optional.of(new Approval(Approval.Reason.FIRST_SEEN, work.now())));
        }
        return Optional.of(device);
    }

    /** Deleted ones too, else deleting would make room for more; those that wait for approval however old they are. */
    private static long recent(Work work, String owner) {
        return work.em()
                .createQuery(
                        "select count(d) from CaDevice d join CaDeviceOwner o on o.deviceId = d.id"
                                + " where o.realmId = :realm and o.userId = :user"
                                + " and (d.createdAt > :since or d.approvalReason = :waiting)",
                        Long.class)
                .setParameter("realm", work.realmId())
                .setParameter("user", owner)
                .setParameter("since", Micros.of(work.now().minus(DAY)))
                .setParameter("waiting", Approval.Reason.FIRST_SEEN.name())
                .getSingleResult();
    }
}
