// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.authenticator.check;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.ClientModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.services.managers.AuthenticationSessionManager;
import org.keycloak.sessions.AuthenticationSessionModel;

/** Finds the login that a browser's request belongs to, in the way in which Keycloak's own login actions do. */
public final class LoginInProgress {
    private LoginInProgress() {}

    /** By the cookie that Keycloak signed, and what each page has in its addresses. */
    public static Optional<AuthenticationSessionModel> of(
            KeycloakSession session, RealmModel realm, @Nullable String clientId, @Nullable String tabId) {
        if (clientId == null || tabId == null) {
            return Optional.empty();
        }
        ClientModel client = realm.getClientByClientId(clientId);
        return Optional.ofNullable(client)
                .map(c -> new AuthenticationSessionManager(session).getCurrentAuthenticationSession(realm, c, tabId));
    }
}
