// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.admin;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Which part of a list is asked for. */
record Page(Optional<String> search, int first, int max) {
    static final int MAX = 500;
    static final int DEFAULT = 20;
    private static final int MAX_SEARCH = 255;

    /** @throws Problem 400 naming the parameter, what it was and what is allowed */
    static Page of(@Nullable String search, @Nullable String first, @Nullable String max) {
        return new Page(
                searched(search),
                Parameters.whole("first", first, 0, 0, Integer.MAX_VALUE),
                Parameters.whole("max", max, DEFAULT, 1, MAX));
    }

    static Optional<String> searched(@Nullable String search) {
        return Parameters.text("search", search, MAX_SEARCH);
    }
}
