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
    /** A whole source is silent, and the policy goes on with what it last said. */
    SOURCE_OUTAGE_TOLERATED,
    UNKNOWN_DEVICE_ALLOWED,
    UNBOUND_SESSION_ALLOWED,
    QUARANTINED,
    RISK,
    NOT_COMPLIANT,
    STALE,
    /** A whole source is silent. */
    SOURCE_OUTAGE,
    /** A source that the policy requires never reported anything about the device. */
    REQUIRED_SOURCE_MISSING,
    /** An operator has not agreed yet: to a new device, or to access after an infection. */
    AWAITING_APPROVAL,
    UNKNOWN_DEVICE,
    /** No device was recognised, and one of the person's own devices is not acceptable. */
    WORST_OF_USER,
    UNBOUND_SESSION,
    /** Two ways of recognising the device named different ones. */
    IDENTITY_CONFLICT,
    /** The session belongs to another device than the one that shows it. */
    DEVICE_MISMATCH,
    /** The session was bound before the device's last revocation. */
    SESSION_REVOKED;

    private final String wire = name().toLowerCase(Locale.ROOT).replace('_', '-');

    /** Whether it denies because of what sources said about the device itself, or no longer say. */
    public boolean deniesBySignals() {
        return this == RISK || this == NOT_COMPLIANT || this == STALE;
    }

    public String wire() {
        return wire;
    }
}
