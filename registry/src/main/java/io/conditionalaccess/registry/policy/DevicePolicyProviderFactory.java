// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.registry.policy;

import org.keycloak.component.ComponentFactory;

/** Validates the component and keeps realms complete; one implementation, {@code device-policy}. */
public interface DevicePolicyProviderFactory extends ComponentFactory<DevicePolicyProvider, DevicePolicyProvider> {}
