// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.authenticator.binding;

import org.keycloak.Config;
import org.keycloak.events.EventListenerProvider;
import org.keycloak.events.EventListenerProviderFactory;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;

/** Makes {@link BindingListener}s, for every realm and without configuration. */
public final class BindingListenerFactory implements EventListenerProviderFactory {

    @Override
    public String getId() {
        return "device-binding";
    }

    @Override
    public boolean isGlobal() {
        return true;
    }

    @Override
    public EventListenerProvider create(KeycloakSession session) {
        return new BindingListener(session);
    }

    @Override
    public void init(Config.Scope config) {}

    @Override
    public void postInit(KeycloakSessionFactory factory) {}

    @Override
    public void close() {}
}
