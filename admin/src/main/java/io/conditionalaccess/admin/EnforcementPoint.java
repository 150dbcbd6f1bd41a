// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.admin;

import java.util.Optional;

/**
 * One place where Keycloak asks us.
 *
 * @param provider class of the factory that answers there
 */
record EnforcementPoint(String point, String state, Optional<String> provider) {
    private static final String OURS = "io.conditionalaccess.";
    private static final String STOCK = "org.keycloak.";

    /**
     * {@code active} if we answer, {@code shadowed} if another extension does in our place, {@code uncovered} if it is
     * Keycloak's own provider or nobody.
     */
    static EnforcementPoint of(String point, Optional<? extends Object> answering) {
        Optional<String> provider = answering.map(factory -> factory.getClass().getName());
        return new EnforcementPoint(point, provider.map(EnforcementPoint::state).orElse("uncovered"), provider);
    }

    /** Ours, but nobody calls it in this realm. */
    EnforcementPoint notCalled() {
        return new EnforcementPoint(point, "uncovered", provider);
    }

    private static String state(String provider) {
        if (provider.startsWith(OURS)) {
            return "active";
        }
        return provider.startsWith(STOCK) ? "uncovered" : "shadowed";
    }
}
