// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.registry;

import java.util.List;

/** Holds that applications have to be told of. */
public interface Holds {

    /** In every realm, oldest first; survives crashes. */
    List<PendingHold> pending(int max);

    /**
     * Takes one over, in the caller's transaction: what that writes is written once.
     *
     * @return false if somebody else was faster, or if a newer hold took its place
     */
    boolean claim(PendingHold hold);
}
