// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.authenticator.grant;

import org.keycloak.models.KeycloakSession;
import org.keycloak.protocol.oidc.TokenExchangeProvider;
import org.keycloak.protocol.oidc.tokenexchange.StandardTokenExchangeProviderFactory;

/** Takes the place of Keycloak's own factory of the same id. */
public final class CheckedStandardExchangeFactory extends StandardTokenExchangeProviderFactory {

    @Override
    public TokenExchangeProvider create(KeycloakSession session) {
        return new CheckedStandardExchange();
    }

    /** Above the older exchange, as Keycloak's own: the first that supports a request answers it. */
    @Override
    public int order() {
        return 20;
    }
}
