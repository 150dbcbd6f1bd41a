// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.registry.jpa;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Times as the database keeps them: microseconds since 1970, which all databases sort and compare alike. */
final class Micros {
    private Micros() {}

    static long of(Instant instant) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, instant);
    }

    static @Nullable Long of(Optional<Instant> instant) {
        return instant.map(Micros::of).orElse(null);
    }

    static Instant instant(long micros) {
        return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
    }

    static Optional<Instant> optional(@Nullable Long micros) {
        return Optional.ofNullable(micros).map(value -> instant(value.longValue()));
    }
}
