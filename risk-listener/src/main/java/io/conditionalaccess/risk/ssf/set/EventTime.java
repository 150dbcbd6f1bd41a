// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.risk.ssf.set;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Times of events: seconds since 1970, which some transmitters send as milliseconds. */
final class EventTime {
    /** In seconds that would be after the year 5000. */
    private static final BigDecimal MILLIS_FROM = BigDecimal.valueOf(100_000_000_000L);

    private static final BigDecimal LAST = BigDecimal.valueOf(253_402_300_799L);
    private static final BigDecimal MICROS = BigDecimal.valueOf(1_000_000);
    private static final int MILLI = 3;

    private EventTime() {}

    /** Empty for what is no time: it is no reason to refuse an event. */
    static Optional<Instant> of(@Nullable JsonNode node) {
        if (node == null || !node.isNumber()) {
            return Optional.empty();
        }
        BigDecimal number = node.decimalValue();
        return seconds(number.compareTo(MILLIS_FROM) > 0 ? number.movePointLeft(MILLI) : number);
    }

    static Optional<Instant> ofSeconds(JsonNode node) {
        return seconds(node.decimalValue());
    }

    private static Optional<Instant> seconds(BigDecimal seconds) {
        if (seconds.signum() < 0 || seconds.compareTo(LAST) > 0) {
            return Optional.empty();
        }
        return Optional.of(Instant.EPOCH.plus(seconds.multiply(MICROS).longValue(), ChronoUnit.MICROS));
    }
}
