// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.registry.policy;

import org.keycloak.provider.Provider;

/** The type of the realm component {@code device-policy}. It holds configuration and does nothing by itself. */
public interface DevicePolicyProvider extends Provider {}
