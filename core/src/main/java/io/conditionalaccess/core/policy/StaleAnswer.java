// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.core.policy;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * The answer to a device whose sources do not know any more.
 *
 * @param toleratedFor how long the last known level still counts; empty = for ever (allow), zero = not at all (deny)
 */
public record StaleAnswer(Optional<Duration> toleratedFor) {
    public static final StaleAnswer ALLOW = new StaleAnswer(Optional.empty());
    public static final StaleAnswer DENY = new StaleAnswer(Optional.of(Duration.ZERO));

    public StaleAnswer {
        if (toleratedFor.filter(Duration::isNegative).isPresent()) {
            throw new IllegalArgumentException("staleDevice: expected PT0S or more, got '" + toleratedFor.get() + "'");
        }
    }

    public static StaleAnswer lastKnownFor(Duration duration) {
        return new StaleAnswer(Optional.of(duration));
    }

    public boolean tolerates(Instant unknownSince, Instant now) {
        return toleratedFor
                .filter(limit -> !now.isBefore(unknownSince.plus(limit)))
                .isEmpty();
    }
}
