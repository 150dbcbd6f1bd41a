// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.registry;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.keycloak.models.RealmModel;

/** Since when a realm takes part; sessions that began before are unbound. In the caller's transaction. */
public interface Participation {
    Optional<Instant> since(RealmModel realm);

    /** Notes the beginning; a realm that takes part already keeps its own. */
    void begin(RealmModel realm, Instant now);

    void end(RealmModel realm);

    /** The switch to enforce that still has to be confirmed. Past its time until the next look at the clock. */
    Optional<Confirmation> awaited(RealmModel realm);

    /** The same, and nobody else confirms or reverts it until this transaction ends. */
    Optional<Confirmation> lockAwaited(RealmModel realm);

    /** Notes that a switch to enforce has to be confirmed. */
    void await(RealmModel realm, Confirmation confirmation);

    /**
     * The mode stays as it is.
     *
     * @return false if nothing had to be confirmed
     */
    boolean settle(RealmModel realm);

    /**
     * Notes that the policy was edited: what that changes for devices is announced behind the caller's back, and later.
     *
     * @param reach whether it changed for whom the policy is enforced
     */
    void edited(RealmModel realm, Instant now, boolean reach);

    /** Realms whose switch to enforce was not confirmed in time. */
    List<String> overdue(Instant now);
}
