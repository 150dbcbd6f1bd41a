// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.registry;

import io.conditionalaccess.core.device.DeviceId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.keycloak.models.RealmModel;

/** What happened to devices. What follows from a change is taken down with the change itself. */
public interface History {

    /** Notes what an operator did, in the caller's transaction; nothing if no device ever had that id. */
    void operated(RealmModel realm, DeviceId device, HistoryEntry.Operated entry);

    /** The newest first; of equal times in no particular but always the same order. */
    List<HistoryEntry> of(RealmModel realm, UUID device, Span span, int first, int max);

    long count(RealmModel realm, UUID device, Span span);

    /** Signals about these devices, the newest first. */
    List<HistoryEntry.Signalled> signals(RealmModel realm, UUID device, int max);

    /** What a user did as an operator of this realm, the newest first. */
    List<HistoryEntry.Operated> by(RealmModel realm, String actorId, int max);

    /**
     * Between two times.
     *
     * @param from inclusive
     * @param to exclusive
     */
    record Span(Optional<Instant> from, Optional<Instant> to) {
        public static final Span ALL = new Span(Optional.empty(), Optional.empty());
    }
}
