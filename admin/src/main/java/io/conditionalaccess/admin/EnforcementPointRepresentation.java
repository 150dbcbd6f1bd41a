// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.admin;

import io.conditionalaccess.registry.selfcheck.EnforcementPoint;
import java.util.Optional;

/**
 * One place where Keycloak asks us.
 *
 * @param state {@code active}, {@code shadowed} or {@code uncovered}
 * @param provider class that answers there
 */
record EnforcementPointRepresentation(String point, String state, Optional<String> provider) {

    static EnforcementPointRepresentation of(EnforcementPoint point) {
        return new EnforcementPointRepresentation(point.point(), point.state().wire(), point.provider());
    }
}
