// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.registry.jpa;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Keeps a device that goes back and forth from flooding applications and people: so many announcements of a loss of
 * access within a time, and no more. Decisions know nothing of it.
 *
 * @param announced the last times, oldest first
 */
record Damping(List<Instant> announced) {
    static final int MOST = 3;
    static final Duration WITHIN = Duration.ofMinutes(10);

    Damping {
        announced = List.copyOf(announced);
    }

    /** The moment from which another announcement is allowed; empty: now. */
    Optional<Instant> waitsUntil(Instant now) {
        return announced.size() < MOST
                ? Optional.empty()
                : Optional.of(announced.get(announced.size() - MOST).plus(WITHIN))
                        .filter(now::isBefore);
    }

    Damping with(Instant now) {
        List<Instant> all = Stream.concat(announced.stream(), Stream.of(now)).toList();
        return new Damping(all.subList(Math.max(0, all.size() - MOST), all.size()));
    }

    static Damping read(String stored) {
        return new Damping(Arrays.stream(stored.split(" "))
                .filter(part -> !part.isEmpty())
                .map(part -> Micros.instant(Long.parseLong(part)))
                .toList());
    }

    /** Microseconds of three times, blanks between them: below 64 characters. */
    String written() {
        return announced.stream().map(at -> Long.toString(Micros.of(at))).collect(Collectors.joining(" "));
    }
}
