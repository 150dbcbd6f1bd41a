// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.authenticator.token;

import org.keycloak.models.KeycloakSession;
import org.keycloak.protocol.oidc.refresh.DefaultRefreshTokenProviderFactory;
import org.keycloak.protocol.oidc.refresh.RefreshTokenProvider;

/** Takes the place of Keycloak's own factory of the same id. */
public final class DeviceRefreshTokenProviderFactory extends DefaultRefreshTokenProviderFactory {

    @Override
    public RefreshTokenProvider create(KeycloakSession session) {
        return new DeviceRefreshTokenProvider(session);
    }

    /** Above Keycloak's own, below its provider for credential issuance (10), which keeps its own tokens. */
    @Override
    public int order() {
        return 5;
    }
}
