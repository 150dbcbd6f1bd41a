// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.risk.reaction;

import io.conditionalaccess.registry.PendingHold;
import org.jspecify.annotations.Nullable;

/** A hold to tell of; the same one whether it was just announced or found by a sweep. */
record Hold(PendingHold pending, Trail trail) {

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Hold hold && hold.pending.equals(pending);
    }

    @Override
    public int hashCode() {
        return pending.hashCode();
    }
}
