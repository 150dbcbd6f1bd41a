// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.registry.alert;

import java.util.Locale;

/** What an alert is about. The wire form is a metric's tag and the last segment of the event's path. */
public enum Kind {
    /** Somebody was let in by the break-glass role although their device would have been refused. */
    BREAK_GLASS_USED,
    /** A switch to enforce was not confirmed in time, and the mode before is back. */
    ENFORCE_REVERTED,
    BRAKE_ON,
    BRAKE_RELEASED,
    SOURCE_SILENT,
    SOURCE_BACK,
    /** A source that is asked refuses its secret, or has not answered three times in a row. */
    SOURCE_FAILING,
    DEVICE_REVOKED,
    DEVICE_HELD,
    DEVICE_RESTORED,
    APPROVAL_NEEDED,
    /** Two strong identifiers name different devices. */
    IDENTITY_CONFLICT;

    public String wire() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
