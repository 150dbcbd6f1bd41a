// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.registry.policy;

/** What follows when a strong method recognises a device that nobody registered. */
public enum FirstSeen {
    REGISTER,
    /** Registers it, but it has no access before an operator agreed. */
    PENDING,
    DENY
}
