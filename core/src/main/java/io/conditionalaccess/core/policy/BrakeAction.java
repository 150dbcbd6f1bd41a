// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.core.policy;

/** What a brake makes of a policy while it is on, because so many devices went bad at once that it is likelier an error. */
public enum BrakeAction {
    /** Nothing is revoked any more; bad devices are held. */
    HOLD_ONLY,
    /** Nobody is affected any more. */
    MONITOR
}
