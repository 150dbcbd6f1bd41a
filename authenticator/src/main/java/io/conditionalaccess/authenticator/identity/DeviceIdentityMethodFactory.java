// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.authenticator.identity;

import org.keycloak.provider.ProviderFactory;

/** Makes {@link DeviceIdentityMethod}s. */
public interface DeviceIdentityMethodFactory extends ProviderFactory<DeviceIdentityMethod> {}
