// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.authenticator.identity;

import org.keycloak.provider.Provider;
import org.keycloak.provider.ProviderFactory;
import org.keycloak.provider.Spi;

/** Keycloak's name for ways of recognising a device: {@code device-identity}. */
public final class DeviceIdentitySpi implements Spi {
    public static final String NAME = "device-identity";

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
        return DeviceIdentityMethod.class;
    }

    @Override
    @SuppressWarnings("rawtypes") // as Keycloak's Spi demands
    public Class<? extends ProviderFactory> getProviderFactoryClass() {
        return DeviceIdentityMethodFactory.class;
    }
}
