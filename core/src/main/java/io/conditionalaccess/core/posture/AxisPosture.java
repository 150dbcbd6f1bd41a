// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.core.posture;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The posture of a device on one axis at one moment.
 *
 * @param contributions of every source's snapshot and open findings; empty if nobody ever reported
 */
public record AxisPosture(Axis axis, List<Contribution> contributions) {

    private static final Comparator<Contribution> BY_KEY = Comparator.comparing(
                    (Contribution c) -> c.key().source())
            .thenComparing(c -> c.key().finding());

    public AxisPosture {
        // A fixed order, so that the same facts give the same explanation everywhere.
        contributions = contributions.stream().sorted(BY_KEY).toList();
    }

    /** The contribution that decides: the worst standing level, the oldest of equals. */
    public Optional<Contribution> worst() {
        return contributions.stream()
                .filter(c -> c.standing().isPresent())
                .max(Comparator.comparingInt((Contribution c) ->
                                c.standing().map(Level::severity).orElse(-1))
                        .thenComparing(c -> c.said().observedAt(), Comparator.reverseOrder()));
    }

    public Optional<Level> standing() {
        return worst().flatMap(Contribution::standing);
    }

    /** The worst level ever known, aged or not; for people to read. */
    public Optional<Level> lastKnown() {
        return contributions.stream().flatMap(c -> c.level().stream()).max(Comparator.comparingInt(Level::severity));
    }

    /** The longest standing "unknown", if some source does not know and so a good level cannot be relied on. */
    public Optional<Contribution> unknown() {
        return contributions.stream()
                .filter(Contribution::isUnknown)
                .min(Comparator.comparing(c -> c.unknownSince().orElse(Instant.MAX)));
    }
}
