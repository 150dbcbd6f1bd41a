// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.registry;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.keycloak.models.RealmModel;

/** Index from devices to sessions; Keycloak itself cannot search sessions by note. */
public interface Bindings {

    /** Inserts once, in the caller's transaction; a session keeps its row until another session gets its id. */
    void insert(RealmModel realm, SessionBinding binding);

    /** The row of a session that has not been ended. Its id may have belonged to an earlier session of the browser. */
    Optional<SessionBinding> ofSession(RealmModel realm, String sessionId);

    /** Sessions that have not been ended. */
    List<SessionBinding> ofDevice(RealmModel realm, UUID device);

    /** As {@link #ofDevice}, the newest first. */
    List<SessionBinding> ofDevice(RealmModel realm, UUID device, int first, int max);

    /** The user's sessions of which there still is a row, ended ones too, the newest first. */
    List<SessionBinding> ofUser(RealmModel realm, String userId, int max);

    /** The rows of those among these sessions that have one and have not been ended, by session id. */
    Map<String, SessionBinding> ofSessions(RealmModel realm, Collection<String> sessionIds);

    /** Sessions not ended yet that were bound under a lower epoch than the device has now, at most {@code max}. */
    List<SessionBinding> dead(RealmModel realm, UUID device, int max);

    /** Forgets a session that is over for a reason of its own. */
    void remove(RealmModel realm, String sessionId);

    /**
     * Notes that the session was ended because of its device. It counts for nothing any more, but who comes with one of
     * its tokens can be told why.
     *
     * @return false if somebody else was faster
     */
    boolean end(RealmModel realm, String sessionId, Instant now);

    /** Whether the session was ended because of its device. */
    boolean ended(RealmModel realm, String sessionId);

    /** As {@link #ended}, or its device was revoked since it was bound and the end is still under way. */
    boolean revoked(RealmModel realm, String sessionId);

    /** Devices whose last revocation is not settled yet, in every realm; survives crashes. */
    List<PendingRevocation> pending(int max);

    /** Notes that no session below this epoch is left; a later revocation stays pending. */
    void settled(PendingRevocation revocation);
}
