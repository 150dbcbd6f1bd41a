// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.authenticator.login;

import io.conditionalaccess.core.decision.Rule;
import java.util.Locale;

/** What a person is warned of; several rules share one text. */
enum WarningReason {
    RISK,
    NOT_COMPLIANT,
    /** Nobody knows how the device is. */
    UNCHECKED,
    APPROVAL,
    UNRECOGNISED,
    /** Another of the person's devices, while this one is not recognised. */
    OTHER_DEVICE,
    /** Not the device, but the session is what would be refused. */
    SESSION;

    /**
     * @throws IllegalArgumentException for a rule that nobody is warned of
     */
    static WarningReason of(Rule rule) {
        return switch (rule) {
            case RISK, QUARANTINED -> RISK;
            case IN_GRACE_PERIOD, NOT_COMPLIANT -> NOT_COMPLIANT;
            case STALE, SOURCE_OUTAGE, REQUIRED_SOURCE_MISSING -> UNCHECKED;
            case AWAITING_APPROVAL -> APPROVAL;
            case UNKNOWN_DEVICE, IDENTITY_CONFLICT -> UNRECOGNISED;
            case WORST_OF_USER -> OTHER_DEVICE;
            case UNBOUND_SESSION, DEVICE_MISMATCH, SESSION_REVOKED -> SESSION;
            case HEALTHY,
                    EXEMPT_CLIENT,
                    BREAK_GLASS,
                    EXEMPT_DEVICE,
                    STALE_TOLERATED,
                    SOURCE_OUTAGE_TOLERATED,
                    UNKNOWN_DEVICE_ALLOWED,
                    UNBOUND_SESSION_ALLOWED -> throw new IllegalArgumentException("nothing to warn of: " + rule);
        };
    }

    /** Part of the message's key. */
    String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
