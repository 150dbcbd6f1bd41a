// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.core.signal;

import java.util.Locale;

/** What became of one signal. The order is that of precedence when its two axes fared differently. */
public enum SignalStatus {
    OUTDATED,
    UNCHANGED,
    REFUSED,
    APPLIED,
    /** The same id with the same content was stored before. */
    DUPLICATE,
    /** Kept until the device is known. */
    PARKED,
    UNKNOWN_DEVICE,
    /** Its identifiers point to several devices, so nothing that lowers risk was applied. */
    AMBIGUOUS,
    /** Not a signal; only in answers to an array. */
    INVALID;

    public SignalStatus or(SignalStatus other) {
        return compareTo(other) >= 0 ? this : other;
    }

    public String wire() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
