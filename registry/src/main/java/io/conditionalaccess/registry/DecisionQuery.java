// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.registry;

import java.time.Instant;
import java.util.Optional;

/**
 * Which decision records are asked for; what is empty does not matter.
 *
 * @param userId Keycloak's id of the user
 * @param clientId as the client calls itself, or a SAML entity id
 * @param deviceId public id of the device
 * @param rule wire form, for example {@code risk}
 * @param from inclusive
 * @param to exclusive
 */
public record DecisionQuery(
        Optional<String> userId,
        Optional<String> clientId,
        Optional<String> deviceId,
        Optional<String> rule,
        Optional<Instant> from,
        Optional<Instant> to) {

    public static final DecisionQuery ALL = new DecisionQuery(
            Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
}
