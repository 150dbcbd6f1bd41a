// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.admin;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Which part of a list is asked for. */
record Page(Optional<String> search, int first, int max) {
    static final int MAX = 500;
    static final int DEFAULT = 20;
    static final int MAX_HISTORY = 10_000;
    private static final int MAX_SEARCH = 255;

    /** @throws Problem 400 naming the parameter, what it was and what is allowed */
    static Page of(@Nullable String search, @Nullable String first, @Nullable String max) {
        return new Page(
                searched(search),
                Parameters.whole("first", first, 0, 0, Integer.MAX_VALUE),
                Parameters.whole("max", max, DEFAULT, 1, MAX));
    }

    /** A history is merged out of several tables, each of which is read up to the page's end: it has a last page. */
    static Page ofHistory(@Nullable String first, @Nullable String max) {
        return new Page(
                Optional.empty(),
                Parameters.whole("first", first, 0, 0, MAX_HISTORY),
                Parameters.whole("max", max, DEFAULT, 1, MAX));
    }

    static Optional<String> searched(@Nullable String search) {
        return Parameters.text("search", search, MAX_SEARCH);
    }
}
