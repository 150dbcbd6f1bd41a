// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.authenticator.token;

import org.keycloak.authorization.protection.introspect.RPTIntrospectionProviderFactory;
import org.keycloak.models.KeycloakSession;
import org.keycloak.protocol.oidc.TokenIntrospectionProvider;

/** Takes the place of Keycloak's own factory of the same id. */
public final class DeviceRptIntrospectionFactory extends RPTIntrospectionProviderFactory {

    @Override
    public TokenIntrospectionProvider create(KeycloakSession session) {
        return new DeviceRptIntrospection(session);
    }

    @Override
    public int order() {
        return 10;
    }
}
