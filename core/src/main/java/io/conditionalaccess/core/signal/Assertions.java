// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.core.signal;

import io.conditionalaccess.core.posture.Assertion;
import io.conditionalaccess.core.posture.Level;
import io.conditionalaccess.core.posture.Observation;
import io.conditionalaccess.core.posture.ObservationKey;
import io.conditionalaccess.core.posture.RiskLevel;
import io.conditionalaccess.core.posture.SnapshotFloor;
import io.conditionalaccess.core.posture.Stage;
import java.util.Optional;

/** Turns a signal's claims into what is stored, within what its source may say. */
public final class Assertions {
    private Assertions() {}

    public static ObservationKey key(Signal signal, Claim claim, String source) {
        return new ObservationKey(source, claim.axis(), signal.finding().orElse(ObservationKey.SNAPSHOT));
    }

    /** On a snapshot the stage is shown only, and the level rules; on a finding it may close whatever level is sent. */
    public static Assertion of(Signal signal, Claim claim, SourceRights rights) {
        boolean closes = signal.finding().isPresent()
                && signal.stage().filter(Stage::closesFinding).isPresent();
        return new Assertion(
                claim.level().map(level -> capped(level, rights.maxRisk())),
                closes,
                signal.observedAt(),
                signal.expiresAt(),
                claim.graceUntil(),
                signal.stage(),
                signal.detail());
    }

    /**
     * Whether it is bad news: worth keeping for a device that is not known yet, and to be applied even where the
     * identifiers are in doubt.
     */
    public static boolean worsens(Assertion assertion) {
        return !assertion.closed()
                && assertion.level().filter(level -> level.severity() > 0).isPresent();
    }

    /** Whether what is said about a finding has already been answered by its source's newer snapshot. */
    public static boolean superseded(ObservationKey key, Assertion next, Optional<Observation> snapshot) {
        return !key.isSnapshot() && SnapshotFloor.supersedes(snapshot, next.observedAt());
    }

    private static Level capped(Level level, RiskLevel cap) {
        return level instanceof RiskLevel risk ? risk.cappedAt(cap) : level;
    }
}
