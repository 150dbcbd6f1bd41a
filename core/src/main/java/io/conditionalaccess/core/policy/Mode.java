// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.core.policy;

/** How far a realm goes. */
public enum Mode {
    /** Records what enforce would have done; affects nobody. */
    MONITOR,
    /** As monitor, and tells people at login, at most daily, what enforce would do and from when. */
    WARN,
    ENFORCE
}
