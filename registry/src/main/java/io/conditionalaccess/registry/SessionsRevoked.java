// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.registry;

import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.provider.ProviderEvent;

/** Published on the node that raised a device's epoch, after that is committed and known to all nodes. */
public record SessionsRevoked(PendingRevocation revocation, KeycloakSessionFactory factory) implements ProviderEvent {}
