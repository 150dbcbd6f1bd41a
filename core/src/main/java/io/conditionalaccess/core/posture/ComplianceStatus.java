// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.core.posture;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Whether a device is kept as its organisation demands (CAEP {@code current_status}, with Intune's grace). */
public enum ComplianceStatus implements Level {
    COMPLIANT(0),
    /** Not compliant, but the source tolerates it until a date; past that date it counts as not compliant. */
    IN_GRACE(1),
    NOT_COMPLIANT(2);

    private final int severity;

    ComplianceStatus(int severity) {
        this.severity = severity;
    }

    @Override
    public Axis axis() {
        return Axis.COMPLIANCE;
    }

    @Override
    public int severity() {
        return severity;
    }

    @Override
    public boolean outlivesUnknown() {
        return this == NOT_COMPLIANT;
    }

    @Override
    public String wire() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static Optional<ComplianceStatus> ofWire(String wire) {
        return Arrays.stream(values()).filter(s -> s.wire().equals(wire)).findFirst();
    }
}
