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

    private final String wire = name().toLowerCase(Locale.ROOT);

    public String wire() {
        return wire;
    }

    public Access worse(Access other) {
        return compareTo(other) >= 0 ? this : other;
    }
}
