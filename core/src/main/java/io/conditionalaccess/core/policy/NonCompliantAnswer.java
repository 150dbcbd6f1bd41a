// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.core.policy;

/** What follows from non-compliance once grace is over. */
public enum NonCompliantAnswer {
    ALLOW,
    HOLD,
    REVOKE
}
