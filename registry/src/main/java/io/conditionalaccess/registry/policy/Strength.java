// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.registry.policy;

/** How hard it is to pass for another device under a way of recognising it, from easy to hard. */
public enum Strength {
    /** Whoever saw it can repeat it. */
    WEAK,
    /** Bound to the browser or to what an identity provider says. */
    MEDIUM,
    /** A key that does not leave the device. */
    STRONG
}
