// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.risk.reaction;

import org.keycloak.provider.Provider;
import org.keycloak.provider.ProviderFactory;
import org.keycloak.provider.Spi;

/** Gives reactions a place in Keycloak's life cycle: {@code device-reaction}. */
public final class ReactionSpi implements Spi {
    public static final String NAME = "device-reaction";

    @Override
    public boolean isInternal() {
        return false;
    }

    @Override
    public String getName() {
        return NAME;
    }

    @Override
    public Class<? extends Provider> getProviderClass() {
        return ReactionProvider.class;
    }

    @Override
    @SuppressWarnings("rawtypes") // as Keycloak's Spi demands
    public Class<? extends ProviderFactory> getProviderFactoryClass() {
        return ReactionProviderFactory.class;
    }
}
