// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.authenticator.token;

import org.keycloak.models.KeycloakSession;
import org.keycloak.protocol.oidc.token.TokenPostProcessor;
import org.keycloak.protocol.oidc.token.TokenPostProcessorFactory;

/** Makes {@link DeviceTokenPostProcessor}s, which Keycloak runs beside its own. */
public final class DeviceTokenPostProcessorFactory implements TokenPostProcessorFactory {

    @Override
    public String getId() {
        return "device-compliance";
    }

    /** First, before others put effort into tokens that are not issued. */
    @Override
    public int order() {
        return 1000;
    }

    @Override
    public TokenPostProcessor create(KeycloakSession session) {
        return new DeviceTokenPostProcessor(session);
    }
}
