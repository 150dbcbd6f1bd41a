// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.core.posture;

import java.util.Optional;

/** Reads levels back from their wire form. */
public final class Levels {
    private Levels() {}

    public static Optional<Level> ofWire(Axis axis, String wire) {
        return switch (axis) {
            case RISK -> RiskLevel.ofWire(wire).map(Level.class::cast);
            case COMPLIANCE -> ComplianceStatus.ofWire(wire).map(Level.class::cast);
        };
    }
}
