// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.registry;

import java.util.Optional;
import org.keycloak.models.KeycloakSession;

/**
 * What the filter in front of all REST resources leaves in a request that it saw. It is no provider that could be looked
 * up, so this is how the status resource can tell that the server calls it.
 */
public final class RequestFilterMark {
    private static final String KEY = "conditional-access.request-filter";

    private RequestFilterMark() {}

    public static void leave(KeycloakSession session, Object filter) {
        session.setAttribute(KEY, filter);
    }

    /** The filter that saw the current request. */
    public static Optional<Object> of(KeycloakSession session) {
        return Optional.ofNullable(session.getAttribute(KEY));
    }
}
