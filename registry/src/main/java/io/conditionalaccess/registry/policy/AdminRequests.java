// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.registry.policy;

import java.util.regex.Pattern;
import org.keycloak.models.KeycloakSession;

/** Tells a save by an administrator from an import: of what an import brings along later, nothing can be known yet. */
final class AdminRequests {
    private static final Pattern COMPONENTS = Pattern.compile("(^|.*/)admin/realms/[^/]+/components(/[^/]*)?");

    private AdminRequests() {}

    /** Whether this is the component endpoint of the admin REST API, which the admin console uses too. */
    static boolean isComponentSave(KeycloakSession session) {
        return COMPONENTS.matcher(path(session)).matches();
    }

    private static String path(KeycloakSession session) {
        try {
            return session.getContext().getUri().getPath();
        } catch (RuntimeException noRequest) {
            // Keycloak has no gentler way to say that nobody asks over HTTP: start-up, command line, timers.
            return "";
        }
    }
}
