// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.registry;

import io.conditionalaccess.registry.policy.RealmPolicies;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.provider.ProviderFactory;

/** Makes {@link DeviceRegistryProvider}s. */
public interface DeviceRegistryProviderFactory extends ProviderFactory<DeviceRegistryProvider> {

    static DeviceRegistryProviderFactory of(KeycloakSession session) {
        return (DeviceRegistryProviderFactory)
                session.getKeycloakSessionFactory().getProviderFactory(DeviceRegistryProvider.class);
    }

    /** Whether the server option {@code --spi-device-registry--default--monitor-only=true} is set. */
    boolean monitorOnly();

    /** Parsed policies of all realms; use {@link RealmPolicies#of(KeycloakSession, RealmModel)}. */
    RealmPolicies policies();

    /** Cached facts of this node, for status pages. */
    CacheStatistics cacheStatistics();
}
