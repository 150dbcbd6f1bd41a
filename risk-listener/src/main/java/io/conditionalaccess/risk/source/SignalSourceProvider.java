// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.risk.source;

import org.keycloak.provider.Provider;

/**
 * The type of the realm components that are signal sources; their names are the sources' aliases. The component holds
 * configuration; the door for signals reads it with {@link SignalSources}.
 */
public interface SignalSourceProvider extends Provider {}
