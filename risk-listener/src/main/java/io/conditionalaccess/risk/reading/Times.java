// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.risk.reading;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** Times as ISO 8601 with an offset, kept in microseconds. */
final class Times {
    static final String EXPECTED =
            "expected an ISO 8601 time with offset between 1970 and 9999, such as 2026-11-22T01:02:03Z";

    private static final Instant LAST = Instant.parse("9999-12-31T23:59:59.999999Z");

    private Times() {}

    static Optional<Instant> read(Fields fields, String name) {
        Optional<String> text = fields.text(name);
        Optional<Instant> time = text.flatMap(Times::parse);
        if (text.isPresent() && time.isEmpty()) {
            fields.error(name, EXPECTED, text.get());
        }
        return time;
    }

    static Optional<Instant> parse(String text) {
        try {
            Instant time = OffsetDateTime.parse(text).toInstant().truncatedTo(ChronoUnit.MICROS);
            return time.isBefore(Instant.EPOCH) || time.isAfter(LAST) ? Optional.empty() : Optional.of(time);
        } catch (DateTimeException notATime) {
            return Optional.empty();
        }
    }
}
