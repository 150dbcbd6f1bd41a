// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.core.device;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A word by which administrators put devices together, such as {@code lab}. Sources cannot give one.
 *
 * @param value 1 to 64 lower-case letters, digits, dots, dashes and underscores, beginning with a letter or digit
 */
public record Tag(String value) {
    public static final int MAX_LENGTH = 64;
    /** What is expected, for messages. */
    public static final String EXPECTED = "expected 1 to " + MAX_LENGTH
            + " letters, digits, dots, dashes and underscores, beginning with a letter or digit";

    private static final Pattern FORM = Pattern.compile("[a-z0-9][a-z0-9._-]{0," + (MAX_LENGTH - 1) + "}");

    public Tag {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("tag: " + EXPECTED);
        }
    }

    /** Case does not matter; empty for what is no tag. */
    public static Optional<Tag> of(String text) {
        return Optional.of(text.toLowerCase(Locale.ROOT))
                .filter(value -> FORM.matcher(value).matches())
                .map(Tag::new);
    }

    @Override
    public String toString() {
        return value;
    }
}
