// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.registry.jpa;

import io.conditionalaccess.core.device.Alias;
import io.conditionalaccess.core.device.AliasType;
import io.conditionalaccess.core.signal.Signal;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Locks the devices that a batch of signals names, and reads what its signals need to know, in as few statements as one
 * signal can do with: each is a round trip while other signals about these devices wait.
 */
final class ReadAhead {
    private final Work work;
    private final SignalLedger ledger;

    ReadAhead(Work work, SignalLedger ledger) {
        this.work = work;
        this.ledger = ledger;
    }

    /** The devices that the signals name. */
    NamedDevices of(List<Signal> signals) {
        List<Alias> aliases = signals.stream()
                .flatMap(signal -> DeviceMatch.naming(signal.aliases()).stream())
                .distinct()
                .toList();
        NamedDevices named = named(aliases);
        if (signals.stream().anyMatch(SignalWriter::teachesAliases)) {
            work.readAliases(named.uuids().stream().map(UUID::toString).sorted().toList());
        }
        return named;
    }

    private NamedDevices named(List<Alias> aliases) {
        if (!aliases.isEmpty()
                && aliases.size() <= Batches.SIZE
                && aliases.stream().allMatch(alias -> alias.type() == AliasType.ID)) {
            return lockById(aliases);
        }
        NamedDevices named = NamedDevices.of(work.em(), work.realmId(), aliases);
        List<String> ids = named.uuids().stream().map(UUID::toString).sorted().toList();
        lookAt(Batches.of(ids)
                .map(part -> DeviceLocks.byId(work.em(), part))
                .flatMap(Collection::stream)
                .toList());
        return named;
    }

    /** Nothing has to be read before rows are locked that signals name by their key. */
    private NamedDevices lockById(List<Alias> ids) {
        List<DeviceEntity> locked = DeviceLocks.byPublicKey(
                work.em(), work.realmId(), ids.stream().map(Alias::value).toList());
        lookAt(locked);
        return NamedDevices.found(work.em(), work.realmId(), locked);
    }

    /** Reads what is known of locked devices, and mostly learns from the same statement that all signals are new. */
    private void lookAt(List<DeviceEntity> locked) {
        Batches.of(locked).forEach(part -> work.locked(part, observations(ids(part))));
    }

    private Map<String, List<ObservationEntity>> observations(List<String> devices) {
        if (ledger.ids().size() > Batches.SIZE) {
            return ObservationRows.of(work.em(), devices);
        }
        ObservationRows.Known known = ObservationRows.of(work.em(), devices, ledger.ids());
        if (known.noneEntered()) {
            ledger.noneEntered();
        }
        return known.bySubject();
    }

    private static List<String> ids(List<DeviceEntity> devices) {
        return devices.stream().map(DeviceEntity::id).toList();
    }
}
