// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.registry.jpa;

import io.conditionalaccess.core.device.DeviceFacts;
import io.conditionalaccess.core.posture.Assertion;
import io.conditionalaccess.core.posture.Observation;
import io.conditionalaccess.core.posture.ObservationKey;
import io.conditionalaccess.core.posture.Relief;
import io.conditionalaccess.core.signal.Assertions;
import io.conditionalaccess.core.signal.SignalStatus;
import jakarta.persistence.LockModeType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * A device whose row is locked until the commit, with what is known of it. Senders about the same device, on whatever
 * node, take turns; senders about others do not wait.
 */
final class LockedDevice {
    private final Work work;
    private final DeviceEntity device;
    private final Map<ObservationKey, ObservationEntity> stored = new HashMap<>();

    /** @param rows all that is known of it, read after it was locked */
    LockedDevice(Work work, DeviceEntity device, List<ObservationEntity> rows) {
        this.work = work;
        this.device = device;
        rows.forEach(row -> stored.put(row.observation().key(), row));
    }

    /** To be called through {@link Work#lock}. What was read of the row before it was locked may be old. */
    static LockedDevice lock(Work work, UUID uuid) {
        DeviceEntity entity = work.em().find(DeviceEntity.class, uuid.toString(), LockModeType.PESSIMISTIC_WRITE);
        work.em().refresh(entity);
        return of(work, entity);
    }

    static LockedDevice of(Work work, DeviceEntity device) {
        return new LockedDevice(work, device, ObservationRows.of(work.em(), device.id()));
    }

    DeviceEntity device() {
        return device;
    }

    UUID uuid() {
        return device.uuid();
    }

    List<Observation> observations() {
        return stored.values().stream().map(ObservationEntity::observation).toList();
    }

    /** Stores what a source says under one key, and says what became of it. */
    SignalStatus say(ObservationKey key, Assertion assertion, boolean mayClear) {
        ObservationKey snapshotKey = ObservationKey.snapshot(key.source(), key.axis());
        if (Assertions.superseded(key, assertion, observation(snapshotKey))) {
            return SignalStatus.OUTDATED;
        }
        Optional<Observation> current = observation(key);
        Observation next = current.map(o -> o.with(assertion)).orElseGet(() -> Observation.first(key, assertion));
        Observation.Change change = current.map(o -> o.changeTo(next)).orElse(Observation.Change.CONTENT);
        if (change == Observation.Change.NONE) {
            boolean said = current.filter(o -> o.observedAt().equals(assertion.observedAt()))
                    .isPresent();
            return said ? SignalStatus.UNCHANGED : SignalStatus.OUTDATED;
        }
        List<Observation> before = ofSource(key);
        List<Observation> after = replaced(before, next);
        if (!mayClear && Relief.between(key.axis(), before, after, work.now())) {
            return SignalStatus.REFUSED;
        }
        store(next);
        boolean superseded = key.isSnapshot() && dropSuperseded(next);
        return change == Observation.Change.CONTENT || superseded ? SignalStatus.APPLIED : SignalStatus.UNCHANGED;
    }

    /** Merges an observation that waited for this device, whatever its source may do now: it was allowed then. */
    void adopt(Observation parked) {
        Optional<Observation> snapshot = observation(
                ObservationKey.snapshot(parked.key().source(), parked.key().axis()));
        boolean late = !parked.key().isSnapshot()
                && snapshot.flatMap(Observation::known)
                        .filter(known -> parked.observedAt().isBefore(known.observedAt()))
                        .isPresent();
        if (!late) {
            Observation next =
                    observation(parked.key()).map(o -> o.with(parked)).orElse(parked);
            store(next);
            if (next.key().isSnapshot()) {
                dropSuperseded(next);
            }
        }
    }

    Optional<Observation> observation(ObservationKey key) {
        return Optional.ofNullable(stored.get(key)).map(ObservationEntity::observation);
    }

    void store(Observation observation) {
        ObservationEntity row = stored.get(observation.key());
        if (row == null) {
            ObservationEntity created = new ObservationEntity(device.realmId(), device.id(), observation);
            work.em().persist(created);
            stored.put(observation.key(), created);
        } else {
            row.store(observation);
        }
    }

    DeviceFacts facts() {
        return FactsRows.facts(device, Set.of(), observations());
    }

    private List<Observation> ofSource(ObservationKey key) {
        return observations().stream()
                .filter(o -> o.key().source().equals(key.source()) && o.key().axis() == key.axis())
                .toList();
    }

    private static List<Observation> replaced(List<Observation> before, Observation next) {
        List<Observation> after = new ArrayList<>(before);
        after.removeIf(o -> o.key().equals(next.key()));
        after.add(next);
        return after;
    }

    /** What a source said about findings before its newest snapshot can never count again. */
    private boolean dropSuperseded(Observation snapshot) {
        List<Observation> gone = ofSource(snapshot.key()).stream()
                .filter(o -> !o.key().isSnapshot())
                .filter(o -> snapshot.known()
                        .filter(known -> o.observedAt().isBefore(known.observedAt()))
                        .isPresent())
                .toList();
        gone.forEach(o -> work.em().remove(stored.remove(o.key())));
        return !gone.isEmpty();
    }
}
