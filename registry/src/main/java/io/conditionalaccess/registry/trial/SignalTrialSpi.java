// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.registry.trial;

import org.keycloak.provider.Provider;
import org.keycloak.provider.ProviderFactory;
import org.keycloak.provider.Spi;

/** Keycloak's name for the port: {@code signal-trial}. */
public final class SignalTrialSpi implements Spi {

    @Override
    public boolean isInternal() {
        return false;
    }

    @Override
    public String getName() {
        return "signal-trial";
    }

    @Override
    public Class<? extends Provider> getProviderClass() {
        return SignalTrialProvider.class;
    }

    @Override
    @SuppressWarnings("rawtypes") // as Keycloak's Spi demands
    public Class<? extends ProviderFactory> getProviderFactoryClass() {
        return SignalTrialProviderFactory.class;
    }
}
