// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.core.posture;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** What all sources together say about a device at one moment. Computed, never stored. */
public record Posture(AxisPosture risk, AxisPosture compliance) {

    /**
     * Fuses observations: per source the snapshot and the open findings that are not older than it; across sources the
     * worst. Their order does not matter.
     *
     * @param staleAfter a good snapshot older than this counts as unknown
     */
    public static Posture of(Collection<Observation> observations, Instant now, Optional<Duration> staleAfter) {
        return new Posture(
                of(Axis.RISK, observations, now, staleAfter), of(Axis.COMPLIANCE, observations, now, staleAfter));
    }

    public AxisPosture on(Axis axis) {
        return switch (axis) {
            case RISK -> risk;
            case COMPLIANCE -> compliance;
        };
    }

    private static AxisPosture of(
            Axis axis, Collection<Observation> observations, Instant now, Optional<Duration> staleAfter) {
        List<Contribution> contributions = new ArrayList<>();
        Map<String, List<Observation>> bySource = observations.stream()
                .filter(o -> o.key().axis() == axis)
                .collect(Collectors.groupingBy(o -> o.key().source()));
        for (List<Observation> ofSource : bySource.values()) {
            Instant floor = SnapshotFloor.of(ofSource);
            for (Observation observation : ofSource) {
                contribution(observation, floor, now, staleAfter).ifPresent(contributions::add);
            }
        }
        return new AxisPosture(axis, contributions);
    }

    private static Optional<Contribution> contribution(
            Observation observation, Instant floor, Instant now, Optional<Duration> staleAfter) {
        Optional<Assertion> known =
                observation.known().filter(k -> !k.observedAt().isBefore(floor));
        Optional<Assertion> unknown =
                observation.unknown().filter(u -> !u.observedAt().isBefore(floor));
        Optional<Assertion> open = known.filter(k -> !k.closed());
        if (open.isEmpty() && unknown.isEmpty()) {
            return Optional.empty();
        }
        Optional<Instant> saidUnknown = unknown.map(Assertion::observedAt);
        Optional<Instant> unknownSince = earliest(
                saidUnknown.filter(at -> !at.isAfter(now)),
                open.flatMap(k -> ranOut(observation.key(), k, now, staleAfter)));
        Optional<Level> level = open.flatMap(k -> k.levelAt(unknownSince.orElse(now)));
        boolean stands = Contribution.standing(level, unknownSince).isPresent();
        Assertion said = (stands ? open : unknown.or(() -> open)).orElseThrow();
        return Optional.of(new Contribution(observation.key(), level, unknownSince, said));
    }

    /** Since when what was known no longer counts: its own expiry, or the realm's limit for snapshots. */
    private static Optional<Instant> ranOut(
            ObservationKey key, Assertion known, Instant now, Optional<Duration> staleAfter) {
        Optional<Instant> stale = staleAfter.filter(limit -> key.isSnapshot()).map(known.observedAt()::plus);
        return earliest(known.expiresAt(), stale).filter(at -> !at.isAfter(now));
    }

    private static Optional<Instant> earliest(Optional<Instant> one, Optional<Instant> other) {
        return one.flatMap(a -> other.map(b -> a.isBefore(b) ? a : b))
                .or(() -> one)
                .or(() -> other);
    }
}
