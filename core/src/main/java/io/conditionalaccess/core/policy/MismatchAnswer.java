// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.core.policy;

/** What follows when a session's cookie is shown by another device than it is bound to, or by none. */
public enum MismatchAnswer {
    /** Refuse this request; the session lives on for its own device. */
    DENY,
    /** The cookie may be stolen: end the session everywhere. */
    END_SESSION
}
