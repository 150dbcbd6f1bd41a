// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.registry;

import java.util.List;
import java.util.UUID;
import org.keycloak.models.RealmModel;

/** Index from devices to sessions; Keycloak itself cannot search sessions by note. */
public interface Bindings {

    /** Inserts once, in the caller's transaction; a session that has a row already keeps it. */
    void insert(RealmModel realm, SessionBinding binding);

    List<SessionBinding> ofDevice(RealmModel realm, UUID device);

    /** Sessions bound under a lower epoch than the device has now, at most {@code max}. */
    List<SessionBinding> dead(RealmModel realm, UUID device, int max);

    void remove(RealmModel realm, String sessionId);

    /** Devices whose last revocation is not settled yet, in every realm; survives crashes. */
    List<PendingRevocation> pending(int max);

    /** Notes that no session below this epoch is left; a later revocation stays pending. */
    void settled(PendingRevocation revocation);
}
