// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.registry.policy;

import org.keycloak.provider.Provider;
import org.keycloak.provider.ProviderFactory;
import org.keycloak.provider.Spi;

/** Makes {@code device-policy} a kind of realm component. */
public final class DevicePolicySpi implements Spi {

    @Override
    public boolean isInternal() {
        return false;
    }

    @Override
    public String getName() {
        return "device-policy";
    }

    @Override
    public Class<? extends Provider> getProviderClass() {
        return DevicePolicyProvider.class;
    }

    @Override
    @SuppressWarnings("rawtypes") // as Keycloak's Spi demands
    public Class<? extends ProviderFactory> getProviderFactoryClass() {
        return DevicePolicyProviderFactory.class;
    }
}
