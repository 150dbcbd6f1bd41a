// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.authenticator.grant;

import org.keycloak.models.KeycloakSession;
import org.keycloak.protocol.oidc.TokenExchangeProvider;
import org.keycloak.protocol.oidc.tokenexchange.V1TokenExchangeProviderFactory;

/** Takes the place of Keycloak's own factory of the same id. */
public final class CheckedExchangeFactory extends V1TokenExchangeProviderFactory {

    @Override
    public TokenExchangeProvider create(KeycloakSession session) {
        return new CheckedExchange();
    }

    /** Below the standard exchange, ours and Keycloak's (10). */
    @Override
    public int order() {
        return 5;
    }
}
