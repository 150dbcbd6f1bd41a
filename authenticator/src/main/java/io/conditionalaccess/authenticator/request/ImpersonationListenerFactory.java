// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.authenticator.request;

import org.keycloak.Config;
import org.keycloak.events.EventListenerProvider;
import org.keycloak.events.EventListenerProviderFactory;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;

/** Makes {@link ImpersonationListener}s, for every realm and without configuration; places the {@link LinkGuard}. */
public final class ImpersonationListenerFactory implements EventListenerProviderFactory {

    @Override
    public String getId() {
        return "device-impersonation";
    }

    @Override
    public boolean isGlobal() {
        return true;
    }

    @Override
    public EventListenerProvider create(KeycloakSession session) {
        return new ImpersonationListener(session);
    }

    @Override
    public void init(Config.Scope config) {}

    @Override
    public void postInit(KeycloakSessionFactory factory) {
        factory.register(new LinkGuard());
    }

    @Override
    public void close() {}
}
