// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.core.device;

import java.util.Locale;

/**
 * The public name of a device: 1 to 128 characters without control characters or blanks at its ends, unique per realm
 * regardless of case, never changed. Rows and sessions use an internal UUID instead.
 */
public record DeviceId(String value) {
    public static final int MAX_LENGTH = 128;

    public DeviceId {
        if (value.isBlank() || value.length() > MAX_LENGTH || !value.equals(value.strip())) {
            throw new IllegalArgumentException(
                    "device id: expected 1 to 128 characters without blanks at the ends, got " + value.length());
        }
        // A few letters grow in lower case, and the key has to fit where ids do.
        if (value.toLowerCase(Locale.ROOT).length() > MAX_LENGTH) {
            throw new IllegalArgumentException("device id: expected 1 to 128 characters in lower case");
        }
        if (value.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException("device id: expected no control characters");
        }
    }

    /** What makes two ids the same device: the id in lower case. */
    public String key() {
        return value.toLowerCase(Locale.ROOT);
    }

    @Override
    public String toString() {
        return value;
    }
}
