// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.registry;

import org.keycloak.provider.ProviderFactory;

/** Makes {@link DeviceRegistryProvider}s. */
public interface DeviceRegistryProviderFactory extends ProviderFactory<DeviceRegistryProvider> {

    /** Whether the server option {@code --spi-device-registry--default--monitor-only=true} is set. */
    boolean monitorOnly();
}
