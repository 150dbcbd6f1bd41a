// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.registry.jpa;

/** What is announced of a device's access, from best to worst. */
enum Notice {
    ACCESS,
    /** Well again, and a person has to agree. */
    AWAITING,
    /** Held because a whole source is silent, which is announced once for the source. */
    OUTAGE,
    HELD,
    REVOKED
}
