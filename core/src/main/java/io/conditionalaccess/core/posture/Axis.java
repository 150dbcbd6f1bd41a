// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.core.posture;

import java.util.Locale;

/** The two questions a source can answer about a device. */
public enum Axis {
    /** Is it infected or under attack (EDR)? */
    RISK,
    /** Is it kept as the organisation demands (MDM)? */
    COMPLIANCE;

    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }
}
