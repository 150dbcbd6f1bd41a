// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.registry.jpa;

import io.conditionalaccess.core.decision.DeviceAccess;
import io.conditionalaccess.core.device.Alias;
import io.conditionalaccess.core.device.DeviceFacts;
import io.conditionalaccess.core.device.DeviceId;
import io.conditionalaccess.core.device.Quarantine;
import io.conditionalaccess.core.posture.Assertion;
import io.conditionalaccess.registry.Clearing;
import io.conditionalaccess.registry.DeviceDraft;
import io.conditionalaccess.registry.DeviceView;
import io.conditionalaccess.registry.Devices;
import io.conditionalaccess.registry.RefusedChange;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.keycloak.models.RealmModel;

/** Devices as administrators manage them. */
final class DeviceRows implements Devices {
    private final Transactions transactions;

    DeviceRows(Transactions transactions) {
        this.transactions = transactions;
    }

    @Override
    public Optional<DeviceView> find(RealmModel realm, DeviceId id) {
        return transactions.commit(
                realm, work -> DeviceSearch.byId(work, id).map(device -> DeviceSearch.view(work, device)));
    }

    @Override
    public List<DeviceView> search(RealmModel realm, Optional<String> text, int first, int max) {
        return transactions.commit(realm, work -> DeviceSearch.search(work, text, first, max));
    }

    @Override
    public long count(RealmModel realm, Optional<String> text) {
        return transactions.commit(realm, work -> DeviceSearch.count(work, text));
    }

    @Override
    public List<DeviceView> ownedBy(RealmModel realm, String userId, int max) {
        return transactions.commit(realm, work -> DeviceSearch.ownedBy(work, userId, max));
    }

    @Override
    public List<DeviceView> byUuid(RealmModel realm, Collection<UUID> devices) {
        return transactions.commit(realm, work -> DeviceSearch.byUuid(work, devices));
    }

    @Override
    public List<DeviceFacts> newest(RealmModel realm, int first, int max) {
        return transactions.commit(realm, work -> DeviceSearch.newest(work, first, max));
    }

    @Override
    public DeviceView create(RealmModel realm, DeviceDraft draft) {
        DeviceView created = transactions.commit(realm, work -> create(work, draft));
        // A signal about it may have been parked while this was being committed; see SignalRows.
        return transactions.commit(realm, work -> {
            LockedDevice device = work.lock(created.facts().uuid());
            return written(work, device, names(draft));
        });
    }

    @Override
    public DeviceView update(RealmModel realm, DeviceDraft draft, Optional<Integer> version) {
        return transactions.commit(realm, work -> {
            LockedDevice device = locked(work, draft.id());
            int current = device.device().version();
            if (version.filter(read -> read != current).isPresent()) {
                throw new RefusedChange(
                        RefusedChange.Why.VERSION,
                        "version: expected " + current + ", got " + version.get() + "; read the device again");
            }
            return described(work, device, draft, List.of());
        });
    }

    @Override
    public void delete(RealmModel realm, DeviceId id) {
        transactions.commit(realm, work -> {
            LockedDevice device = locked(work, id);
            device.device().delete(work.now());
            work.revoked(device.uuid(), device.device().epoch());
            work.aliases(device.device().id()).rows().forEach(row -> work.changed(row.alias()));
            work.changed(Alias.ofId(id));
            work.changed(device.uuid());
            return true;
        });
    }

    @Override
    public DeviceView quarantine(RealmModel realm, DeviceId id, String reason) {
        return transactions.commit(realm, work -> {
            LockedDevice device = locked(work, id);
            device.device().quarantine(Optional.of(new Quarantine(work.now(), reason)));
            new Consequences(work, device).revokeForQuarantine();
            return written(work, device, List.of());
        });
    }

    @Override
    public DeviceView clear(RealmModel realm, DeviceId id, Clearing clearing) {
        return transactions.commit(realm, work -> {
            LockedDevice device = locked(work, id);
            OperatorClearing.close(device, clearing, work.now());
            if (clearing.everything()) {
                device.device().quarantine(Optional.empty());
            }
            return written(work, device, List.of());
        });
    }

    @Override
    public DeviceView approve(RealmModel realm, DeviceId id) {
        return transactions.commit(realm, work -> {
            LockedDevice device = locked(work, id);
            if (device.device().approval().isEmpty()) {
                throw new RefusedChange(RefusedChange.Why.STATE, "the device waits for no approval");
            }
            requireWell(work, device);
            device.device().approval(Optional.empty());
            return written(work, device, List.of());
        });
    }

    /** Whoever agrees to something that is still bad has not looked; to overrule signals there is the exemption. */
    private static void requireWell(Work work, LockedDevice device) {
        work.policy()
                .map(policy -> DeviceAccess.observations(device.facts(), policy.policy(), policy.situation(work.now())))
                .filter(decision -> decision.wouldDeny() && decision.rule().deniesBySignals())
                .ifPresent(decision -> {
                    throw new RefusedChange(
                            RefusedChange.Why.STATE,
                            "signals still deny the device access: "
                                    + decision.rule().wire());
                });
    }

    @Override
    public DeviceView exempt(RealmModel realm, DeviceId id, Optional<Instant> until, String reason) {
        return transactions.commit(realm, work -> {
            LockedDevice device = locked(work, id);
            device.device().exempt(until, until.map(end -> reason));
            return written(work, device, List.of());
        });
    }

    static DeviceView create(Work work, DeviceDraft draft) {
        Optional<DeviceEntity> present = DeviceSearch.row(work, draft.id());
        if (present.filter(device -> !device.deleted()).isPresent()) {
            throw new RefusedChange(RefusedChange.Why.EXISTS, "id: expected an unused id, got '" + draft.id() + "'");
        }
        DeviceEntity device = present.orElseGet(() -> new DeviceEntity(work.realmId(), draft.id(), work.now()));
        LockedDevice locked;
        if (present.isPresent()) {
            locked = work.lock(UUID.fromString(device.id()));
            locked.device().revive();
        } else {
            work.em().persist(device);
            work.em().flush();
            locked = work.inserted(device);
        }
        work.changed(Alias.ofId(draft.id()));
        return described(work, locked, draft, List.of(Alias.ofId(draft.id())));
    }

    private static DeviceView described(Work work, LockedDevice device, DeviceDraft draft, List<Alias> firstSeen) {
        device.device().describe(draft.name(), draft.platform(), draft.tags());
        Owners.replace(work, device.device().id(), draft.owners());
        List<Alias> added = new ArrayList<>(firstSeen);
        added.addAll(work.aliases(device.device().id()).replaceGiven(draft.aliases()));
        return written(work, device, added);
    }

    static DeviceView written(Work work, LockedDevice device, List<Alias> added) {
        List<Assertion> adopted = new Parking(work).adopt(added, device);
        new Consequences(work, device).settle(adopted);
        work.em().flush();
        return DeviceSearch.view(work, device.device());
    }

    static List<Alias> names(DeviceDraft draft) {
        List<Alias> names = new ArrayList<>(draft.aliases());
        names.add(Alias.ofId(draft.id()));
        return names;
    }

    private static LockedDevice locked(Work work, DeviceId id) {
        UUID uuid = DeviceSearch.byId(work, id)
                .map(DeviceEntity::uuid)
                .orElseThrow(() -> new RefusedChange(RefusedChange.Why.NOT_FOUND, "no device has the id '" + id + "'"));
        return work.lock(uuid);
    }
}
