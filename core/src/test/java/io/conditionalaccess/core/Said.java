// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.core;

import io.conditionalaccess.core.posture.Assertion;
import io.conditionalaccess.core.posture.Axis;
import io.conditionalaccess.core.posture.Detail;
import io.conditionalaccess.core.posture.Level;
import io.conditionalaccess.core.posture.Observation;
import io.conditionalaccess.core.posture.ObservationKey;
import io.conditionalaccess.core.posture.Stage;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** What a source says, in words short enough for tests to read as stories. Times are in {@link Minutes}. */
public final class Said {
    private final Axis axis;
    private final Assertion assertion;

    private Said(Axis axis, Assertion assertion) {
        this.axis = axis;
        this.assertion = assertion;
    }

    public static Said level(Level level, long at) {
        return of(level.axis(), Optional.of(level), false, at);
    }

    public static Said unknown(Axis axis, long at) {
        return of(axis, Optional.empty(), false, at);
    }

    public static Said closed(Axis axis, long at) {
        return of(axis, Optional.empty(), true, at);
    }

    /** Closed although the source repeats a level. */
    public static Said closed(Level level, long at) {
        return of(level.axis(), Optional.of(level), true, at);
    }

    private static Said of(Axis axis, Optional<Level> level, boolean closed, long at) {
        return new Said(
                axis,
                new Assertion(
                        level,
                        closed,
                        Minutes.minute(at),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Detail.NONE));
    }

    public Said expiring(long at) {
        return with(Optional.of(Minutes.minute(at)), assertion.graceUntil(), assertion.stage(), assertion.detail());
    }

    public Said graceUntil(long at) {
        return with(assertion.expiresAt(), Optional.of(Minutes.minute(at)), assertion.stage(), assertion.detail());
    }

    public Said stage(Stage stage) {
        return with(assertion.expiresAt(), assertion.graceUntil(), Optional.of(stage), assertion.detail());
    }

    public Said because(String adminText) {
        Detail detail = new Detail(Optional.empty(), Optional.of(adminText), Map.of(), Optional.empty());
        return with(assertion.expiresAt(), assertion.graceUntil(), assertion.stage(), detail);
    }

    private Said with(Optional<Instant> expiresAt, Optional<Instant> graceUntil, Optional<Stage> stage, Detail detail) {
        return new Said(
                axis,
                new Assertion(
                        assertion.level(),
                        assertion.closed(),
                        assertion.observedAt(),
                        expiresAt,
                        graceUntil,
                        stage,
                        detail));
    }

    public Assertion assertion() {
        return assertion;
    }

    /** As the source's whole verdict. */
    public Observation by(String source) {
        return Observation.first(ObservationKey.snapshot(source, axis), assertion);
    }

    /** About one finding. */
    public Observation by(String source, String finding) {
        return Observation.first(new ObservationKey(source, axis, finding), assertion);
    }
}
