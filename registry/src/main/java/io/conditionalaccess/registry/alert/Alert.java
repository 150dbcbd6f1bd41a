// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.registry.alert;

import java.util.Map;
import java.util.Optional;

/**
 * Something that a person who runs this should hear of.
 *
 * @param realmId Keycloak's internal id
 * @param device public id of the device that it is about
 * @param user internal id of the user that it is about; never a name
 * @param details short facts by name, without personal data
 */
public record Alert(
        Kind kind, String realmId, Optional<String> device, Optional<String> user, Map<String, String> details) {

    public Alert {
        details = Map.copyOf(details);
    }
}
