// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.risk.mapping;

import com.fasterxml.jackson.core.JsonPointer;
import java.util.Optional;

/**
 * A place in a body.
 *
 * @param outwards how many levels further out than here it starts
 * @param path from there
 * @param text as written: a JSON Pointer (RFC 6901) after one {@code ^} for each level outwards
 */
record Pointer(int outwards, JsonPointer path, String text) {
    static final String EXPECTED = "expected a JSON Pointer such as /device/id, or ^/id for one level further out";

    private static final char OUT = '^';
    private static final int MAX_OUTWARDS = 4;

    static boolean looksLike(String text) {
        return text.startsWith("/") || text.startsWith(String.valueOf(OUT));
    }

    /** Empty if it is not one. */
    static Optional<Pointer> of(String text) {
        int outwards = 0;
        while (outwards < text.length() && text.charAt(outwards) == OUT) {
            outwards++;
        }
        String path = text.substring(outwards);
        if (outwards > MAX_OUTWARDS || text.length() > Limits.POINTER || !(path.isEmpty() || path.startsWith("/"))) {
            return Optional.empty();
        }
        return Optional.of(new Pointer(outwards, JsonPointer.compile(path), text));
    }
}
