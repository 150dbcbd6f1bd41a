// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.registry.cache;

import java.time.Duration;
import java.util.Optional;

/** What is kept under one key. */
sealed interface Entry permits PackedDevice, Entry.Whole {

    /** From the writing. */
    Duration lifetime();

    /** Empty where it is known that there is none. */
    Optional<?> fact(DevicesInUse inUse);

    /** As it came: what is neither as large as a device, nor as numerous. */
    record Whole(Optional<?> fact, Duration lifetime) implements Entry {
        @Override
        public Optional<?> fact(DevicesInUse inUse) {
            return fact;
        }
    }
}
