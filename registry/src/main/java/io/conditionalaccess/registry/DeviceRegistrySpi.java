// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.registry;

import org.keycloak.provider.Provider;
import org.keycloak.provider.ProviderFactory;
import org.keycloak.provider.Spi;

/** Keycloak's name for the registry: {@code device-registry}. */
public final class DeviceRegistrySpi implements Spi {
    public static final String NAME = "device-registry";

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
        return DeviceRegistryProvider.class;
    }

    @Override
    @SuppressWarnings("rawtypes") // as Keycloak's Spi demands
    public Class<? extends ProviderFactory> getProviderFactoryClass() {
        return DeviceRegistryProviderFactory.class;
    }
}
