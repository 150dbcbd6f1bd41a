// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.core.posture;

import java.time.Instant;
import java.util.Optional;

/**
 * What one observation says about its axis at one moment.
 *
 * @param level the last known level, standing or aged
 * @param unknownSince since when its source does not know; empty while the level is fresh
 * @param said what explains it: the assertion of the level that stands, else the one by which it is unknown
 */
public record Contribution(ObservationKey key, Optional<Level> level, Optional<Instant> unknownSince, Assertion said) {

    /** The level that counts: a fresh one, or a bad one that outlives not knowing. */
    public Optional<Level> standing() {
        return standing(level, unknownSince);
    }

    static Optional<Level> standing(Optional<Level> level, Optional<Instant> unknownSince) {
        return level.filter(l -> unknownSince.isEmpty() || l.outlivesUnknown());
    }

    /** Whether its source said that it does not know, as opposed to having fallen silent. */
    public boolean saidUnknown() {
        return isUnknown() && !said.known();
    }

    /** Whether all that can be said is "unknown". */
    public boolean isUnknown() {
        return unknownSince.isPresent() && standing().isEmpty();
    }
}
