// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.admin;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads query parameters. A wrong one is refused: "dryRun=ture" must not do what was only to be tried. */
final class Parameters {
    private Parameters() {}

    static int whole(String name, @Nullable String value, int absent, int min, int max) {
        if (value == null) {
            return absent;
        }
        try {
            int number = Integer.parseInt(value);
            if (number >= min && number <= max) {
                return number;
            }
        } catch (NumberFormatException notANumber) {
            // Refused below, as one that is out of range.
        }
        throw refused(name, value, "a whole number from " + min + " to " + max);
    }

    static boolean flag(String name, @Nullable String value) {
        if (value == null || value.equals("false")) {
            return false;
        }
        if (value.equals("true")) {
            return true;
        }
        throw refused(name, value, "true or false");
    }

    static Optional<String> text(String name, @Nullable String value, int max) {
        if (value != null && value.length() > max) {
            throw refused(name, value, "at most " + max + " characters");
        }
        return Optional.ofNullable(value).filter(text -> !text.isBlank()).map(String::strip);
    }

    /** ISO 8601 with an offset, for example {@code 2026-11-22T01:02:03Z}. */
    static Optional<Instant> time(String name, @Nullable String value) {
        if (value == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(OffsetDateTime.parse(value).toInstant());
        } catch (DateTimeParseException e) {
            throw refused(name, value, "an ISO 8601 time such as 2026-11-22T01:02:03Z");
        }
    }

    private static Problem refused(String name, String value, String expectation) {
        return Problem.badRequest(name + ": expected " + expectation + ", got '" + Excerpt.of(value) + "'.");
    }
}
