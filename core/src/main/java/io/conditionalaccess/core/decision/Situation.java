// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.core.decision;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * What is so at the moment of a decision, whatever the device.
 *
 * @param silentSources sources that report regularly and have stopped, with the time of their last signal
 */
public record Situation(Instant now, Map<String, Instant> silentSources) {

    public Situation {
        silentSources = Map.copyOf(silentSources);
    }

    /** At that moment, with every source alive. */
    public static Situation at(Instant now) {
        return new Situation(now, Map.of());
    }

    Optional<Instant> silentSince(String source) {
        return Optional.ofNullable(silentSources.get(source));
    }
}
