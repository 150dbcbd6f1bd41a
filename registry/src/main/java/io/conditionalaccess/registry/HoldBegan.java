// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.registry;

import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.provider.ProviderEvent;

/** Published on the node that noticed it, after that is committed and known to all nodes. */
public record HoldBegan(PendingHold hold, KeycloakSessionFactory factory) implements ProviderEvent {}
