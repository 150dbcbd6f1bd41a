// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.core.policy;

/** A yes or no to a state that is neither good nor bad. */
public enum Answer {
    ALLOW,
    DENY
}
