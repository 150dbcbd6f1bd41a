// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.registry.jpa;

import io.conditionalaccess.core.signal.Signal;
import io.conditionalaccess.core.signal.SignalStatus;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** The entries of one source's signals among all that were ever acknowledged. */
final class SignalLedger {
    private final Work work;
    private final String source;
    private final Map<String, List<SignalEntity>> byId = new HashMap<>();

    /** @param signals all that will be asked for */
    SignalLedger(Work work, String source, List<Signal> signals) {
        this.work = work;
        this.source = source;
        List<String> ids = signals.stream().map(this::idHash).distinct().toList();
        Batches.of(ids)
                .flatMap(part -> work.em()
                        .createQuery("select s from CaSignal s where s.signalIdHash in :ids", SignalEntity.class)
                        .setParameter("ids", part)
                        .getResultStream())
                .forEach(this::add);
    }

    /** The same id and content was stored, and not only because its device was unknown: that may have changed. */
    boolean settledBefore(Signal signal) {
        return same(signal).filter(entry -> !entry.ofUnknownDevice()).isPresent();
    }

    boolean idReused(Signal signal) {
        String id = SignalEntity.idOf(work.realmId(), source, signal);
        return ofId(signal).stream().anyMatch(entry -> !entry.id().equals(id));
    }

    /** Enters what became of it; a signal that came again and still has no device is a duplicate after all. */
    SignalStatus enter(Signal signal, SignalStatus status, Optional<UUID> device) {
        Optional<SignalEntity> same = same(signal);
        if (same.isEmpty()) {
            SignalEntity entry = new SignalEntity(work.realmId(), source, signal, status, device, work.now());
            work.em().persist(entry);
            add(entry);
            return status;
        }
        same.get().settle(status, device);
        return status == SignalStatus.UNKNOWN_DEVICE ? SignalStatus.DUPLICATE : status;
    }

    private Optional<SignalEntity> same(Signal signal) {
        String id = SignalEntity.idOf(work.realmId(), source, signal);
        return ofId(signal).stream().filter(entry -> entry.id().equals(id)).findFirst();
    }

    private List<SignalEntity> ofId(Signal signal) {
        return byId.getOrDefault(idHash(signal), List.of());
    }

    private void add(SignalEntity entry) {
        byId.computeIfAbsent(entry.idHash(), hash -> new ArrayList<>()).add(entry);
    }

    private String idHash(Signal signal) {
        return SignalEntity.idHashOf(work.realmId(), source, signal);
    }
}
