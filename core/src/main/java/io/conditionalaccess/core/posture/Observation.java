// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.core.posture;

import java.time.Instant;
import java.util.Optional;

/**
 * What is stored per key: the newest thing known and, beside it, the newest "I do not know" if that is not older. Two
 * registers, each the maximum of what arrived, so that merging is commutative, associative and idempotent.
 */
public record Observation(ObservationKey key, Optional<Assertion> known, Optional<Assertion> unknown) {

    public Observation {
        if (known.isEmpty() && unknown.isEmpty()) {
            throw new IllegalArgumentException("an observation holds at least one assertion");
        }
        unknown = unknown.filter(
                u -> known.filter(k -> k.observedAt().isAfter(u.observedAt())).isEmpty());
    }

    public static Observation first(ObservationKey key, Assertion assertion) {
        return assertion.known()
                ? new Observation(key, Optional.of(assertion), Optional.empty())
                : new Observation(key, Optional.empty(), Optional.of(assertion));
    }

    public Observation with(Assertion assertion) {
        return assertion.known()
                ? new Observation(key, Optional.of(newest(known, assertion)), unknown)
                : new Observation(key, known, Optional.of(newest(unknown, assertion)));
    }

    public Observation with(Observation other) {
        Observation merged = other.known.map(this::with).orElse(this);
        return other.unknown.map(merged::with).orElse(merged);
    }

    /** The assertion that speaks now; the other register only remembers the last known level. */
    public Assertion latest() {
        return unknown.or(() -> known).orElseThrow();
    }

    /** When the source last said something that still counts. */
    public Instant observedAt() {
        return latest().observedAt();
    }

    /** How storing {@code next} in place of this observation is reported to the sender. */
    public Change changeTo(Observation next) {
        if (equals(next)) {
            return Change.NONE;
        }
        boolean onlyTime = sameExceptTime(known, next.known) && sameExceptTime(unknown, next.unknown);
        return onlyTime ? Change.TIME : Change.CONTENT;
    }

    /** What a merge altered. */
    public enum Change {
        NONE,
        /** Only the time advanced. */
        TIME,
        /** A level, stage, expiry or reason. */
        CONTENT
    }

    private static Assertion newest(Optional<Assertion> current, Assertion candidate) {
        return current.filter(c -> Assertion.ORDER.compare(c, candidate) >= 0).orElse(candidate);
    }

    private static boolean sameExceptTime(Optional<Assertion> before, Optional<Assertion> after) {
        return before.isPresent() == after.isPresent()
                && before.flatMap(b -> after.map(b::sameExceptTime)).orElse(true);
    }
}
