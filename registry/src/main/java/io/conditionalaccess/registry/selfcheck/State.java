// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.registry.selfcheck;

import java.util.Locale;

/** How it is with one place where Keycloak should ask us. */
public enum State {
    ACTIVE,
    /** Another extension answers in our place. */
    SHADOWED,
    /** Keycloak's own provider answers, or nobody. */
    UNCOVERED;

    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }
}
