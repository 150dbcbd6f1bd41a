// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.registry;

import io.conditionalaccess.core.signal.Flag;
import io.conditionalaccess.core.signal.SignalStatus;
import java.util.Set;

/** What became of one signal. */
public record SignalOutcome(SignalStatus status, Set<Flag> flags) {

    public SignalOutcome {
        flags = Set.copyOf(flags);
    }
}
