// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.registry.trial;

import org.keycloak.provider.ProviderFactory;

/** Makes {@link SignalTrialProvider}s. */
public interface SignalTrialProviderFactory extends ProviderFactory<SignalTrialProvider> {}
