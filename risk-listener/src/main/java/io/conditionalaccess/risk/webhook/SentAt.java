// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.risk.webhook;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;

/** A sender's timestamp: seconds or milliseconds since 1970, or ISO 8601 with an offset. */
final class SentAt {
    private static final int MAX_DIGITS = 13;
    private static final int MAX_TEXT = 40;
    private static final long MILLIS_FROM = 100_000_000_000L;

    private SentAt() {}

    static Optional<Instant> of(String text) {
        if (text.isEmpty() || text.length() > MAX_TEXT) {
            return Optional.empty();
        }
        if (text.length() <= MAX_DIGITS && text.chars().allMatch(c -> c >= '0' && c <= '9')) {
            long number = Long.parseLong(text);
            return Optional.of(number < MILLIS_FROM ? Instant.ofEpochSecond(number) : Instant.ofEpochMilli(number));
        }
        try {
            return Optional.of(OffsetDateTime.parse(text).toInstant());
        } catch (DateTimeException notATime) {
            return Optional.empty();
        }
    }
}
