// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.registry;

import java.time.Instant;
import java.util.Optional;
import org.keycloak.models.RealmModel;

/** Since when a realm takes part; sessions that began before are unbound. In the caller's transaction. */
public interface Participation {
    Optional<Instant> since(RealmModel realm);

    /** Notes the beginning; a realm that takes part already keeps its own. */
    void begin(RealmModel realm, Instant now);

    void end(RealmModel realm);
}
