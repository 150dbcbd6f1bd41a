// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.risk.source;

import org.keycloak.models.KeycloakSession;
import org.keycloak.provider.ProviderEvent;

/**
 * A source is being removed from its realm.
 *
 * @param session in whose transaction
 */
public record SourceRemoved(KeycloakSession session, String realmId, SourceConfig config) implements ProviderEvent {}
