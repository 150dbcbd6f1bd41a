// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.registry;

import java.util.Optional;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.provider.ProviderEvent;

/**
 * Published on the node that raised a device's epoch, after that is committed and known to all nodes.
 *
 * @param cause empty if no signal did it
 */
public record SessionsRevoked(PendingRevocation revocation, Optional<Cause> cause, KeycloakSessionFactory factory)
        implements ProviderEvent {}
