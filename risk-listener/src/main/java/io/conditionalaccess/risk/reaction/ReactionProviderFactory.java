// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.risk.reaction;

import org.keycloak.provider.ProviderFactory;

/** Makes {@link ReactionProvider}s. */
public interface ReactionProviderFactory extends ProviderFactory<ReactionProvider> {}
