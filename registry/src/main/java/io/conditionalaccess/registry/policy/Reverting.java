// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.registry.policy;

import org.keycloak.models.KeycloakSession;

/** While a mode is brought back, nothing else that may be wrong with the stored policy keeps the realm in enforce. */
final class Reverting {
    private static final String ATTRIBUTE = "conditional-access.reverting";

    private Reverting() {}

    static void in(KeycloakSession session, Runnable change) {
        session.setAttribute(ATTRIBUTE, true);
        try {
            change.run();
        } finally {
            session.removeAttribute(ATTRIBUTE);
        }
    }

    static boolean isUnderWay(KeycloakSession session) {
        return Boolean.TRUE.equals(session.getAttribute(ATTRIBUTE));
    }
}
