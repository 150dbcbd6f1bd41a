// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.risk.mapping;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/**
 * How a time of a signal is found.
 *
 * @param zone of times that name none
 * @param otherwise what counts if there is none
 */
record TimeRule(Selector selector, List<TimeFormat> formats, Optional<ZoneId> zone, Otherwise otherwise) {

    /** What counts where a body has no usable time. */
    sealed interface Otherwise {}

    record Nothing() implements Otherwise {}

    record Receipt() implements Otherwise {}

    record After(Duration duration) implements Otherwise {}

    Optional<Instant> read(Scope scope) {
        return selector.first(
                scope,
                text -> formats.stream()
                        .flatMap(format -> format.read(text, zone).stream())
                        .findFirst());
    }
}
