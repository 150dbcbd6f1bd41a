// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.authenticator.login;

import jakarta.ws.rs.core.UriBuilder;
import org.keycloak.models.Constants;
import org.keycloak.models.KeycloakSession;
import org.keycloak.sessions.AuthenticationSessionModel;

/** A login whose person has the page for blocked devices open, which asks by itself whether the login may go on. */
final class WaitingLogin {
    private static final String NOTE = "conditional-access.waiting";

    private WaitingLogin() {}

    static boolean is(AuthenticationSessionModel login) {
        return login.getAuthNote(NOTE) != null && login.getAuthenticatedUser() != null;
    }

    static void remember(AuthenticationSessionModel login) {
        login.setAuthNote(NOTE, "true");
    }

    static void forget(AuthenticationSessionModel login) {
        login.removeAuthNote(NOTE);
    }

    /** Where its page asks; without a host, so that it is the page's own one. */
    static String address(KeycloakSession session, AuthenticationSessionModel login) {
        return UriBuilder.fromPath(session.getContext().getUri().getBaseUri().getPath())
                .path("realms/{realm}/" + WaitingResourceFactory.ID + "/waiting")
                .queryParam(Constants.CLIENT_ID, "{client}")
                .queryParam(Constants.TAB_ID, "{tab}")
                .build(login.getRealm().getName(), login.getClient().getClientId(), login.getTabId())
                .toString();
    }
}
