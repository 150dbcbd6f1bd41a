// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.registry.trace;

import java.util.Locale;

/** The way of a signal. */
public enum Step {
    /** Read, stored and answered. */
    INTAKE,
    /** The transaction that changes what is known of devices; a second attempt is a second span. */
    STATE,
    /** Sessions are ended, or applications told of a hold; after the answer, in the same trace. */
    REACTION;

    String span() {
        return "conditional-access " + name().toLowerCase(Locale.ROOT);
    }
}
