// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.risk.source;

import org.keycloak.provider.Provider;
import org.keycloak.provider.ProviderFactory;
import org.keycloak.provider.Spi;

/** Keycloak's name for kinds of sources: {@code signal-source}. */
public final class SignalSourceSpi implements Spi {
    public static final String NAME = "signal-source";

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
        return SignalSourceProvider.class;
    }

    @Override
    @SuppressWarnings("rawtypes") // as Keycloak's Spi demands
    public Class<? extends ProviderFactory> getProviderFactoryClass() {
        return SignalSourceProviderFactory.class;
    }
}
