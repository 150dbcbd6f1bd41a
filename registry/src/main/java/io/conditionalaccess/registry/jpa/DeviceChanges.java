// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.registry.jpa;

import io.conditionalaccess.core.decision.Decision;
import io.conditionalaccess.core.decision.DeviceAccess;
import io.conditionalaccess.core.device.DeviceFacts;
import io.conditionalaccess.core.posture.Level;
import io.conditionalaccess.core.posture.Posture;
import io.conditionalaccess.registry.HistoryEntry.Revoked;
import io.conditionalaccess.registry.HistoryEntry.StateChanged;
import io.conditionalaccess.registry.policy.RealmPolicy;
import java.util.Optional;

/**
 * Takes down how a device differs at the end of a transaction from what it was at its beginning, whoever changed it. In
 * the same transaction, so that the history tells of every change and of nothing else.
 */
final class DeviceChanges {
    private final Work work;
    private final RealmPolicy policy;

    DeviceChanges(Work work, RealmPolicy policy) {
        this.work = work;
        this.policy = policy;
    }

    /** @param before empty for a device that this transaction made */
    void note(Optional<DeviceFacts> before, DeviceFacts after) {
        if (before.filter(after::equals).isPresent()) {
            return;
        }
        String device = after.uuid().toString();
        StateChanged now = state(after);
        boolean changed =
                before.filter(b -> !b.deleted()).map(b -> !now.equals(state(b))).orElse(true);
        if (changed && !after.deleted()) {
            work.em().persist(DeviceEventEntity.of(work.realmId(), device, now));
        }
        if (before.filter(b -> b.epoch() < after.epoch()).isPresent()) {
            work.em().persist(DeviceEventEntity.of(work.realmId(), device, new Revoked(work.now(), after.epoch())));
        }
    }

    private StateChanged state(DeviceFacts facts) {
        Posture posture =
                Posture.of(facts.observations(), work.now(), policy.policy().staleAfter());
        Decision decision = DeviceAccess.of(facts, policy.policy(), policy.situation(work.now()));
        return new StateChanged(
                work.now(),
                posture.risk().lastKnown().map(Level::wire),
                posture.compliance().lastKnown().map(Level::wire),
                decision.access().wire(),
                decision.rule().wire());
    }
}
