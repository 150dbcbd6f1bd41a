// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.registry.jpa;

/** Sessions that a revocation left alone, because the policy did not reach their user or one of their applications. */
final class KeptSessions {
    private final Work work;
    private final LockedDevice locked;

    KeptSessions(Work work, LockedDevice locked) {
        this.work = work;
        this.locked = locked;
    }

    /** The policy may reach them now: those that it does are ended like the others then. */
    void lookAgain() {
        long epoch = locked.device().epoch();
        if (epoch > 0 && exist()) {
            locked.device().pending(work.now());
            work.revoked(locked.uuid(), epoch);
        }
    }

    private boolean exist() {
        return !work.em()
                .createQuery(
                        "select b.sessionId from CaBinding b"
                                + " where b.deviceId = :device and b.epoch < :epoch and b.endedAt is null",
                        String.class)
                .setParameter("device", locked.uuid().toString())
                .setParameter("epoch", locked.device().epoch())
                .setMaxResults(1)
                .getResultList()
                .isEmpty();
    }
}
