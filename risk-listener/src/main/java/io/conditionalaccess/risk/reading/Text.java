// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.risk.reading;

import java.util.Optional;

/** What strings may hold, so that each database stores them and no log or page is upset by them. */
public final class Text {
    private Text() {}

    /** At most {@code max} UTF-16 units, never half a character. */
    public static String cut(String text, int max) {
        if (text.length() <= max) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(max - 1)) ? max - 1 : max;
        return text.substring(0, end);
    }

    /** Without what cannot be stored (NUL, half characters) and control characters other than line breaks and tabs. */
    static String storable(String text) {
        StringBuilder kept = new StringBuilder(text.length());
        text.codePoints().filter(Text::storable).forEach(kept::appendCodePoint);
        return kept.toString();
    }

    private static boolean storable(int point) {
        boolean surrogate = point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE;
        return !surrogate && (!Character.isISOControl(point) || point == '\n' || point == '\t');
    }

    /** What is wrong with a name that is compared later; names are never altered. */
    static Optional<String> flawOfName(String name, int max) {
        boolean odd = name.codePoints()
                .anyMatch(p ->
                        Character.isISOControl(p) || (p >= Character.MIN_SURROGATE && p <= Character.MAX_SURROGATE));
        if (name.isEmpty() || name.length() > max) {
            return Optional.of("expected 1 to " + max + " characters, got " + name.length());
        }
        if (Character.isWhitespace(name.charAt(0))) {
            return Optional.of("expected no blank at the beginning");
        }
        return odd ? Optional.of("expected no control characters") : Optional.empty();
    }
}
