// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.core.posture;

import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import java.util.stream.Stream;

/** Whether a change of one source's observations is good news: only a source that may clear may bring that. */
public final class Relief {
    private Relief() {}

    /**
     * Compares two states of one source on one axis now and at every later moment at which either changes by itself
     * (expiry, end of grace): relief at any of them counts, so shortening a bad level and lengthening a grace do too.
     */
    public static boolean between(
            Axis axis, Collection<Observation> before, Collection<Observation> after, Instant now) {
        return moments(before, after, now)
                .anyMatch(moment -> severity(axis, after, moment) < severity(axis, before, moment));
    }

    private static Stream<Instant> moments(Collection<Observation> before, Collection<Observation> after, Instant now) {
        Stream<Instant> later = Stream.concat(before.stream(), after.stream())
                .flatMap(o -> o.known().stream())
                .flatMap(k -> Stream.of(k.expiresAt(), k.graceUntil()).flatMap(Optional::stream))
                .filter(now::isBefore);
        return Stream.concat(Stream.of(now), later);
    }

    private static int severity(Axis axis, Collection<Observation> observations, Instant moment) {
        return Posture.of(observations, moment, Optional.empty())
                .on(axis)
                .standing()
                .map(Level::severity)
                .orElse(0);
    }
}
