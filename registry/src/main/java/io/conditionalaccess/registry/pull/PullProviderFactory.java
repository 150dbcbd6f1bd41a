// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.registry.pull;

import org.keycloak.provider.ProviderFactory;

/** Makes {@link PullProvider}s. */
public interface PullProviderFactory extends ProviderFactory<PullProvider> {}
