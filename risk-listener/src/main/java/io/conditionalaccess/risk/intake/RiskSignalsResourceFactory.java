// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.risk.intake;

import org.keycloak.Config;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.services.resource.RealmResourceProvider;
import org.keycloak.services.resource.RealmResourceProviderFactory;

/** Opens {@code /realms/{realm}/risk-signals}. */
public final class RiskSignalsResourceFactory implements RealmResourceProviderFactory {
    public static final String ID = "risk-signals";

    private final IntakeLimits limits = IntakeLimits.create();

    @Override
    public String getId() {
        return ID;
    }

    @Override
    public RealmResourceProvider create(KeycloakSession session) {
        return new Door(new RiskSignalsResource(session, limits));
    }

    private record Door(RiskSignalsResource resource) implements RealmResourceProvider {

        @Override
        public Object getResource() {
            return resource;
        }

        @Override
        public void close() {
            // Lives as long as the request.
        }
    }

    @Override
    public void init(Config.Scope config) {
        // No server options: everything is per source.
    }

    @Override
    public void postInit(KeycloakSessionFactory factory) {
        // Nothing to prepare.
    }

    @Override
    public void close() {
        // Holds nothing that needs closing.
    }
}
