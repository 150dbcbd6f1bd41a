// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.authenticator.token;

import org.keycloak.models.KeycloakSession;
import org.keycloak.protocol.oidc.AccessTokenIntrospectionProvider;
import org.keycloak.representations.AccessToken;

/** Introspection of access tokens. */
final class DeviceAccessTokenIntrospection extends AccessTokenIntrospectionProvider<AccessToken> {

    DeviceAccessTokenIntrospection(KeycloakSession session) {
        super(session);
    }

    @Override
    protected boolean introspectionChecks(String text) {
        if (!super.introspectionChecks(text)) {
            return false;
        }
        boolean active = new IntrospectionCheck(session).isActive(realm, client, token, userSession, eventBuilder);
        if (!active) {
            // Keycloak would still hand out this one, signed, to callers that ask for application/jwt.
            transformedToken = null;
        }
        return active;
    }
}
