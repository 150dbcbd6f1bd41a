// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.core.signal;

import java.util.Locale;

/** What was put right, or is odd, about a signal that was accepted all the same. */
public enum Flag {
    /** {@code observed_at} lay after receipt and was set to receipt. */
    OBSERVED_AT_CLAMPED,
    /** The id had been used before, with other content. */
    ID_REUSED,
    UNKNOWN_USER,
    TEXT_TRUNCATED;

    public String wire() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
