// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.core.policy;

/** How far a realm goes. */
public enum Mode {
    /** Records what enforce would have done; affects nobody. */
    MONITOR,
    ENFORCE
}
