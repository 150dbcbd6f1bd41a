// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.registry.cache.packed;

import java.util.Optional;
import java.util.function.Supplier;

/** Up to eight answers in one byte, by their place. */
record Flags(int bits) {

    static Flags of(boolean... flags) {
        int bits = 0;
        for (int place = 0; place < flags.length; place++) {
            bits |= flags[place] ? 1 << place : 0;
        }
        return new Flags(bits);
    }

    boolean at(int place) {
        return (bits & (1 << place)) != 0;
    }

    /** What is read where the flag says that something follows. */
    <T> Optional<T> optional(int place, Supplier<T> follows) {
        return at(place) ? Optional.of(follows.get()) : Optional.empty();
    }
}
