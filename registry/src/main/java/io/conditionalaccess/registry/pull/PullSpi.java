// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.registry.pull;

import org.keycloak.provider.Provider;
import org.keycloak.provider.ProviderFactory;
import org.keycloak.provider.Spi;

/** Keycloak's name for what asks sources: {@code device-pull}. */
public final class PullSpi implements Spi {
    public static final String NAME = "device-pull";

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
        return PullProvider.class;
    }

    @Override
    @SuppressWarnings("rawtypes") // as Keycloak's Spi demands
    public Class<? extends ProviderFactory> getProviderFactoryClass() {
        return PullProviderFactory.class;
    }
}
