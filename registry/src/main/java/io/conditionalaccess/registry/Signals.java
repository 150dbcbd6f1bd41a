// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.registry;

import io.conditionalaccess.core.device.AliasType;
import io.conditionalaccess.core.signal.Signal;
import io.conditionalaccess.core.signal.SourceRights;
import java.util.List;
import java.util.Set;
import org.keycloak.models.RealmModel;

/** Where sources tell what they saw. */
public interface Signals {

    /**
     * Stores signals in transactions of its own: when it returns, all of them are committed, every node has dropped
     * what it cached, and a {@link SessionsRevoked} was published for each device whose epoch rose.
     *
     * @return one outcome per signal, in order
     * @throws RuntimeException if the database cannot be reached; then nothing may be acknowledged
     */
    List<SignalOutcome> apply(RealmModel realm, String source, SourceRights rights, List<Signal> signals);

    /**
     * Notes, in the caller's transaction, that this is acted on now: who acts in the same transaction acts once, also if
     * it comes again after a restart.
     *
     * @return false if it was noted before
     */
    boolean once(RealmModel realm, String source, Occurrence occurrence);

    /** Makes identifiers learned from this source recognise devices at login, exactly for these types. */
    void trust(RealmModel realm, String source, Set<AliasType> types);
}
