// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.risk.source;

import org.keycloak.component.ComponentFactory;

/** One kind of signal source. */
public interface SignalSourceProviderFactory extends ComponentFactory<SignalSourceProvider, SignalSourceProvider> {}
