// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.admin;

import io.conditionalaccess.core.posture.Assertion;
import io.conditionalaccess.core.posture.Contribution;
import io.conditionalaccess.core.posture.Detail;
import io.conditionalaccess.core.posture.Level;
import io.conditionalaccess.core.posture.Observation;
import io.conditionalaccess.core.posture.ObservationKey;
import io.conditionalaccess.core.posture.Posture;
import io.conditionalaccess.core.posture.Stage;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * One observation of a device, whether it still counts or not.
 *
 * @param finding absent for the source's whole verdict on the axis
 * @param level the last known one
 * @param unknownSince since when the source does not know; a bad level stands all the same
 */
record FindingRepresentation(
        String source,
        String axis,
        Optional<String> finding,
        Optional<String> level,
        String state,
        Instant observedAt,
        Optional<Instant> expiresAt,
        Optional<Instant> graceUntil,
        Optional<Instant> unknownSince,
        Optional<String> stage,
        ReasonRepresentation reason,
        Optional<String> evidence) {

    /** Texts as the source sent them; {@code user} by language tag. */
    record ReasonRepresentation(Optional<String> code, Optional<String> admin, Map<String, String> user) {

        static ReasonRepresentation of(Detail detail) {
            return new ReasonRepresentation(detail.code(), detail.adminText(), new TreeMap<>(detail.userTexts()));
        }
    }

    private static final Comparator<Observation> NEWEST_FIRST = Comparator.comparing(Observation::observedAt)
            .reversed()
            .thenComparing(o -> o.key().source())
            .thenComparing(o -> o.key().axis())
            .thenComparing(o -> o.key().finding());

    /** @param staleAfter a good snapshot older than this counts as unknown */
    static List<FindingRepresentation> of(List<Observation> observations, Instant now, Optional<Duration> staleAfter) {
        Posture posture = Posture.of(observations, now, staleAfter);
        return observations.stream()
                .sorted(NEWEST_FIRST)
                .map(observation -> of(observation, contribution(posture, observation.key())))
                .toList();
    }

    private static Optional<Contribution> contribution(Posture posture, ObservationKey key) {
        return posture.on(key.axis()).contributions().stream()
                .filter(contribution -> contribution.key().equals(key))
                .findFirst();
    }

    private static FindingRepresentation of(Observation observation, Optional<Contribution> counts) {
        ObservationKey key = observation.key();
        // While a bad level stands although its source no longer knows, what explains it is what was known.
        Assertion said = counts.filter(c -> c.standing().isPresent())
                .flatMap(c -> observation.known())
                .orElse(observation.latest());
        Optional<Level> level =
                counts.flatMap(Contribution::level).or(() -> observation.known().flatMap(Assertion::level));
        return new FindingRepresentation(
                key.source(),
                key.axis().wire(),
                Optional.of(key.finding()).filter(finding -> !key.isSnapshot()),
                level.map(Level::wire),
                state(observation, counts),
                said.observedAt(),
                said.expiresAt(),
                said.graceUntil(),
                counts.flatMap(Contribution::unknownSince),
                said.stage().map(Stage::wire),
                ReasonRepresentation.of(said.detail()),
                said.detail().evidence());
    }

    private static String state(Observation observation, Optional<Contribution> counts) {
        if (counts.isPresent()) {
            return counts.filter(Contribution::isUnknown).isPresent() ? "unknown" : "open";
        }
        return observation.known().filter(Assertion::closed).isPresent() ? "closed" : "superseded";
    }
}
