// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.risk.intake;

import jakarta.ws.rs.WebApplicationException;
import java.util.Optional;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.representations.AccessToken;
import org.keycloak.services.managers.AppAuthManager;
import org.keycloak.services.managers.AuthenticationManager;

/**
 * Checks a token of this realm: audience {@code risk-signals}, role {@code submit} of that client, issued to the
 * source's own client, and of a service account rather than a person. Audience and role together, because any client
 * could have a role of that name.
 */
final class ServiceAccountToken {
    static final String AUDIENCE = "risk-signals";
    static final String ROLE = "submit";

    private final KeycloakSession session;

    ServiceAccountToken(KeycloakSession session) {
        this.session = session;
    }

    boolean isOf(String clientId, Headers headers) {
        return headers.hasBearer()
                && verified().filter(auth -> isOf(clientId, auth)).isPresent();
    }

    private Optional<AuthenticationManager.AuthResult> verified() {
        try {
            return Optional.ofNullable(new AppAuthManager.BearerTokenAuthenticator(session)
                    .setAudience(AUDIENCE)
                    .authenticate());
        } catch (WebApplicationException refused) {
            return Optional.empty();
        }
    }

    private boolean isOf(String clientId, AuthenticationManager.AuthResult auth) {
        AccessToken token = auth.token();
        RealmModel realm = session.getContext().getRealm();
        AuthenticationManager.resolveLightweightAccessTokenRoles(session, token, realm);
        boolean submits = Optional.ofNullable(token.getResourceAccess(AUDIENCE))
                .filter(access -> access.isUserInRole(ROLE))
                .isPresent();
        boolean serviceAccount = Optional.ofNullable(auth.user())
                .map(UserModel::getServiceAccountClientLink)
                .filter(link -> link.equals(auth.client().getId()))
                .isPresent();
        return submits && serviceAccount && clientId.equals(token.getIssuedFor());
    }
}
