// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.core.decision;

import java.util.Locale;

/** How much access follows, from best to worst. */
public enum Access {
    OK,
    /** Not now; the same session goes on once the device is well. */
    HOLD,
    /** Never again with this session; a new login once the device is well. */
    REVOKE;

    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    public Access worse(Access other) {
        return compareTo(other) >= 0 ? this : other;
    }
}
