// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.core.policy;

/** What follows where no method recognises the device. */
public enum UnknownAnswer {
    DENY,
    ALLOW,
    /**
     * As if the request came from the worst of the person's own devices, so that hiding a bad device does not help. Who
     * owns none is denied.
     */
    WORST_OF_USER
}
