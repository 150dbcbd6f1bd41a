// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.registry;

import java.time.Instant;
import java.util.Optional;

/** One thing that happened to a device. */
public sealed interface HistoryEntry {

    Instant at();

    /**
     * A source said something about it.
     *
     * @param at when it was received
     * @param claims for example {@code risk=high compliance=unknown}
     * @param status what became of it
     */
    record Signalled(
            Instant at,
            String source,
            String signalId,
            Optional<String> finding,
            String claims,
            String status,
            Instant observedAt)
            implements HistoryEntry {}

    /**
     * What it deserved changed, because of a signal or an operator. What changes with time alone, or with the policy, is
     * not taken down: nothing happens to the device then.
     *
     * @param risk last known level
     * @param compliance last known level
     * @param access under the policy of that moment
     * @param rule that settled it
     */
    record StateChanged(Instant at, Optional<String> risk, Optional<String> compliance, String access, String rule)
            implements HistoryEntry {}

    /** Its epoch rose: every session bound before is dead. */
    record Revoked(Instant at, long epoch) implements HistoryEntry {}

    /**
     * Somebody did something to it.
     *
     * @param action for example {@code quarantine}
     * @param actorRealmId where the operator's account is
     * @param actorId Keycloak's id; empty once that user was deleted
     */
    record Operated(
            Instant at, String action, Optional<String> actorRealmId, Optional<String> actorId, Optional<String> reason)
            implements HistoryEntry {}

    /** Access from it was refused, or would have been. */
    record Decided(Instant at, DecisionRecord decision) implements HistoryEntry {}

    /** A session was bound to it. */
    record SessionBegan(Instant at, String sessionId, String userId, String method) implements HistoryEntry {}

    /** A session was ended because of it. */
    record SessionEnded(Instant at, String sessionId, String userId) implements HistoryEntry {}
}
