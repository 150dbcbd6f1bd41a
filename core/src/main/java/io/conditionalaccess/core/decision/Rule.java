// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.core.decision;

import java.util.Locale;

/** The rule that settled a decision. Its wire form is shown to administrators and is a metric's tag. */
public enum Rule {
    HEALTHY,
    EXEMPT_CLIENT,
    BREAK_GLASS,
    EXEMPT_DEVICE,
    /** Not compliant, but grace is not over. */
    IN_GRACE_PERIOD,
    /** A source does not know, and the policy tolerates that. */
    STALE_TOLERATED,
    UNKNOWN_DEVICE_ALLOWED,
    UNBOUND_SESSION_ALLOWED,
    QUARANTINED,
    RISK,
    NOT_COMPLIANT,
    STALE,
    UNKNOWN_DEVICE,
    UNBOUND_SESSION,
    /** Two ways of recognising the device named different ones. */
    IDENTITY_CONFLICT,
    /** The session belongs to another device than the one that shows it. */
    DEVICE_MISMATCH,
    /** The session was bound before the device's last revocation. */
    SESSION_REVOKED;

    public String wire() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
