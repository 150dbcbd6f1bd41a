// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.core.posture;

import java.time.Instant;
import java.util.Collection;
import java.util.Optional;

/**
 * A source's snapshot says all that it knew on an axis at that time, so what it said about findings before is
 * superseded. A finding of the same instant is not. "Unknown" supersedes nothing.
 */
public final class SnapshotFloor {
    private SnapshotFloor() {}

    /** The instant before which findings of this source and axis no longer count. */
    static Instant of(Collection<Observation> ofOneSourceAndAxis) {
        return ofOneSourceAndAxis.stream()
                .filter(o -> o.key().isSnapshot())
                .findFirst()
                .flatMap(SnapshotFloor::of)
                .orElse(Instant.MIN);
    }

    private static Optional<Instant> of(Observation snapshot) {
        return snapshot.known().map(Assertion::observedAt);
    }

    /** Whether a finding said at {@code at} is superseded by the snapshot of its source. */
    public static boolean supersedes(Optional<Observation> snapshot, Instant at) {
        return snapshot.flatMap(SnapshotFloor::of).filter(at::isBefore).isPresent();
    }
}
