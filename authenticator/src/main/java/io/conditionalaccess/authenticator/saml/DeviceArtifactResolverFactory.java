// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.authenticator.saml;

import org.keycloak.models.KeycloakSession;
import org.keycloak.protocol.saml.DefaultSamlArtifactResolver;
import org.keycloak.protocol.saml.DefaultSamlArtifactResolverFactory;

/** Takes the place of Keycloak's own factory of the same id. */
public final class DeviceArtifactResolverFactory extends DefaultSamlArtifactResolverFactory {

    @Override
    public DefaultSamlArtifactResolver create(KeycloakSession session) {
        return new DeviceArtifactResolver(session);
    }

    @Override
    public int order() {
        return 10;
    }
}
