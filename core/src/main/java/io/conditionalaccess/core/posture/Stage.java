// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.core.posture;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How far the remediation of a finding is. */
public enum Stage {
    DETECTED,
    IN_PROGRESS,
    PENDING_APPROVAL,
    CONTAINED,
    REMEDIATED,
    DISMISSED;

    /** Only these two end a finding; a contained threat is still there. */
    public boolean closesFinding() {
        return this == REMEDIATED || this == DISMISSED;
    }

    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Stage> ofWire(String wire) {
        return Arrays.stream(values()).filter(s -> s.wire().equals(wire)).findFirst();
    }
}
