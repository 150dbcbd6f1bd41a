// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.registry.jpa;

import io.conditionalaccess.core.posture.Assertion;
import io.conditionalaccess.core.posture.Detail;
import io.conditionalaccess.core.posture.Observation;
import io.conditionalaccess.core.posture.ObservationKey;
import io.conditionalaccess.core.posture.Stage;
import io.conditionalaccess.registry.Clearing;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;

/** Closes what sources raised, under their own keys: what they say later is newer and is heard again. */
final class OperatorClearing {
    private OperatorClearing() {}

    static void close(LockedDevice device, Clearing clearing, Instant now) {
        device.observations().stream()
                .filter(observation -> matches(clearing, observation.key()))
                .forEach(observation -> device.store(observation.with(closing(observation, clearing, now))));
    }

    private static boolean matches(Clearing clearing, ObservationKey key) {
        return clearing.source().filter(source -> !source.equals(key.source())).isEmpty()
                && clearing.axis().filter(axis -> axis != key.axis()).isEmpty()
                && clearing.finding()
                        .filter(finding -> !finding.equals(key.finding()))
                        .isEmpty();
    }

    private static Assertion closing(Observation observation, Clearing clearing, Instant now) {
        // The node that stored the observation may have a clock ahead of ours.
        Instant after = observation.observedAt().plus(1, ChronoUnit.MICROS);
        return new Assertion(
                Optional.empty(),
                true,
                now.isAfter(after) ? now : after,
                Optional.empty(),
                Optional.empty(),
                Optional.of(Stage.DISMISSED),
                new Detail(
                        Optional.of(ObservationKey.OPERATOR),
                        Optional.of(clearing.reason()),
                        Map.of(),
                        Optional.empty()));
    }
}
