// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.risk.reaction;

import org.keycloak.provider.Provider;

/** Reactions have no per-session part; Keycloak's SPI asks for a type. */
public interface ReactionProvider extends Provider {}
