// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.core.posture;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How dangerous a device is (CAEP risk-level-change: LOW, MEDIUM, HIGH). */
public enum RiskLevel implements Level {
    NONE(0),
    LOW(1),
    MEDIUM(2),
    HIGH(3);

    private final int severity;

    RiskLevel(int severity) {
        this.severity = severity;
    }

    @Override
    public Axis axis() {
        return Axis.RISK;
    }

    @Override
    public int severity() {
        return severity;
    }

    @Override
    public boolean outlivesUnknown() {
        return this == MEDIUM || this == HIGH;
    }

    @Override
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    public boolean atLeast(RiskLevel other) {
        return compareTo(other) >= 0;
    }

    public RiskLevel cappedAt(RiskLevel cap) {
        return atLeast(cap) ? cap : this;
    }

    public static Optional<RiskLevel> ofWire(String wire) {
        return Arrays.stream(values()).filter(l -> l.wire().equals(wire)).findFirst();
    }
}
