// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.authenticator.grant;

import org.keycloak.models.KeycloakSession;
import org.keycloak.protocol.oidc.grants.OAuth2GrantType;
import org.keycloak.protocol.oidc.grants.device.DeviceGrantTypeFactory;

/** Takes the place of Keycloak's own factory of the same id. */
public final class CheckedDeviceGrantFactory extends DeviceGrantTypeFactory {

    @Override
    public OAuth2GrantType create(KeycloakSession session) {
        return new CheckedDeviceGrant();
    }

    @Override
    public int order() {
        return 10;
    }
}
