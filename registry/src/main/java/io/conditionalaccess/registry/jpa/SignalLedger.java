// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.registry.jpa;

import io.conditionalaccess.core.signal.Signal;
import io.conditionalaccess.core.signal.SignalStatus;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The entry of one signal among all that were ever acknowledged. */
final class SignalLedger {
    private final Work work;
    private final String source;
    private final Signal signal;
    private final @Nullable SignalEntity same;
    private final boolean idReused;

    SignalLedger(Work work, String source, Signal signal) {
        this.work = work;
        this.source = source;
        this.signal = signal;
        List<String> ofSameId = work.em()
                .createQuery("select s.id from CaSignal s where s.signalIdHash = :hash", String.class)
                .setParameter("hash", SignalEntity.idHashOf(work.realmId(), source, signal))
                .getResultList();
        String id = SignalEntity.idOf(work.realmId(), source, signal);
        this.same = ofSameId.contains(id) ? work.em().find(SignalEntity.class, id) : null;
        this.idReused = ofSameId.stream().anyMatch(other -> !other.equals(id));
    }

    /** The same id and content was stored, and not only because its device was unknown: that may have changed. */
    boolean settledBefore() {
        return same != null && !same.ofUnknownDevice();
    }

    boolean idReused() {
        return idReused;
    }

    /** Enters what became of it; a signal that came again and still has no device is a duplicate after all. */
    SignalStatus enter(SignalStatus status, Optional<UUID> device) {
        if (same == null) {
            work.em().persist(new SignalEntity(work.realmId(), source, signal, status, device, work.now()));
            return status;
        }
        Objects.requireNonNull(same).settle(status, device);
        return status == SignalStatus.UNKNOWN_DEVICE ? SignalStatus.DUPLICATE : status;
    }
}
