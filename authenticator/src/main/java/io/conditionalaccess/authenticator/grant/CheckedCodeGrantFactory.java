// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.authenticator.grant;

import org.keycloak.models.KeycloakSession;
import org.keycloak.protocol.oidc.grants.AuthorizationCodeGrantTypeFactory;
import org.keycloak.protocol.oidc.grants.OAuth2GrantType;

/** Takes the place of Keycloak's own factory of the same id. */
public final class CheckedCodeGrantFactory extends AuthorizationCodeGrantTypeFactory {

    @Override
    public OAuth2GrantType create(KeycloakSession session) {
        return new CheckedCodeGrant();
    }

    @Override
    public int order() {
        return 10;
    }
}
