// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.authenticator.check;

import java.util.Locale;

/** Where access is decided. The wire form is a metric's tag and part of each decision record. */
public enum Point {
    LOGIN,
    DIRECT_GRANT,
    CODE_EXCHANGE,
    /** Every other grant that belongs to a user. */
    TOKEN,
    REFRESH,
    INTROSPECTION,
    USERINFO;

    public String wire() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Whether the caller is the person's own client, whose evidence says something about the device. */
    boolean comparesEvidence() {
        return this != INTROSPECTION && this != USERINFO;
    }
}
