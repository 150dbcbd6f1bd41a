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
import java.util.stream.Collectors;

/** The entries of one source's signals among all that were ever acknowledged. */
final class SignalLedger {
    private final Work work;
    private final String source;
    private final List<String> ids;
    /** Empty until it is read. */
    private Optional<Map<String, List<SignalEntity>>> byId = Optional.empty();

    /** @param signals all that will be asked for */
    SignalLedger(Work work, String source, List<Signal> signals) {
        this.work = work;
        this.source = source;
        this.ids = signals.stream().map(this::idHash).distinct().toList();
    }

    /** Keys of the signals' ids, as the column {@code SIGNAL_ID_HASH} has them. */
    List<String> ids() {
        return ids;
    }

    /** None of the ids is in it yet: it need not be read. */
    void noneEntered() {
        byId = Optional.of(new HashMap<>());
    }

    /** The same id and content was stored, and not only because its device was unknown: that may have changed. */
    boolean settledBefore(Signal signal) {
        return same(signal).filter(entry -> !entry.ofUnknownDevice()).isPresent();
    }

    boolean idReused(Signal signal) {
        return ofId(signal).size() > same(signal).stream().count();
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
        List<SignalEntity> entries = ofId(signal);
        String id = entries.isEmpty() ? "" : SignalEntity.idOf(work.realmId(), source, signal);
        return entries.stream().filter(entry -> entry.id().equals(id)).findFirst();
    }

    private List<SignalEntity> ofId(Signal signal) {
        Map<String, List<SignalEntity>> entries = entries();
        return entries.isEmpty() ? List.of() : entries.getOrDefault(idHash(signal), List.of());
    }

    private void add(SignalEntity entry) {
        entries().computeIfAbsent(entry.idHash(), hash -> new ArrayList<>()).add(entry);
    }

    private Map<String, List<SignalEntity>> entries() {
        if (byId.isEmpty()) {
            byId = Optional.of(read());
        }
        return byId.get();
    }

    private Map<String, List<SignalEntity>> read() {
        return Batches.of(ids)
                .flatMap(part -> ByKeys.query(
                        work.em(),
                        "select s from CaSignal s where s.signalIdHash in :ids",
                        SignalEntity.class,
                        Map.of("ids", part))
                        .getResultList()
                        .stream())
                .collect(Collectors.groupingBy(
                        SignalEntity::idHash, HashMap::new, Collectors.toCollection(ArrayList::new)));
    }

    private String idHash(Signal signal) {
        return SignalEntity.idHashOf(work.realmId(), source, signal);
    }
}
