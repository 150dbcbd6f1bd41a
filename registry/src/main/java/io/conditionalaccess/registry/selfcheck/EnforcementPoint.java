// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.registry.selfcheck;

import java.util.Optional;

/**
 * One place where Keycloak asks us.
 *
 * @param provider class that answers there
 */
public record EnforcementPoint(String point, State state, Optional<String> provider) {
    private static final String OURS = "io.conditionalaccess.";
    private static final String STOCK = "org.keycloak.";

    static EnforcementPoint of(String point, Optional<? extends Object> answering) {
        Optional<String> provider = answering.map(factory -> factory.getClass().getName());
        return new EnforcementPoint(point, provider.map(EnforcementPoint::state).orElse(State.UNCOVERED), provider);
    }

    /** Ours, but nobody calls it in this realm, or too late. */
    EnforcementPoint calledIf(boolean called) {
        return called ? this : new EnforcementPoint(point, State.UNCOVERED, provider);
    }

    public boolean isGap() {
        return state != State.ACTIVE;
    }

    /** For people: the point, its state, and who answers in our place. */
    public String described() {
        return state == State.SHADOWED
                ? point + " (shadowed by " + provider.orElse("another extension") + ")"
                : point + " (" + state.wire() + ")";
    }

    private static State state(String provider) {
        if (provider.startsWith(OURS)) {
            return State.ACTIVE;
        }
        return provider.startsWith(STOCK) ? State.UNCOVERED : State.SHADOWED;
    }
}
