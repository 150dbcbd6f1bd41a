// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.admin;

import java.util.Optional;
import java.util.stream.Stream;
import org.keycloak.component.ComponentModel;
import org.keycloak.representations.idm.ComponentRepresentation;

/**
 * A source of signals, read from its component: the module that runs sources is none of ours.
 *
 * @param configured whether it has what its way of authenticating needs; otherwise it authenticates nobody
 */
record SourceRepresentation(String alias, String kind, boolean enabled, boolean configured) {
    static final String COMPONENT_TYPE = "io.conditionalaccess.risk.source.SignalSourceProvider";

    static SourceRepresentation of(ComponentModel component) {
        return new SourceRepresentation(
                String.valueOf(component.getName()),
                String.valueOf(component.getProviderId()),
                component.get("enabled", true),
                configured(component));
    }

    private static boolean configured(ComponentModel component) {
        Stream<String> needed =
                "bearer".equals(component.get("auth")) ? Stream.of("clientId") : Stream.of("secret", "secretNext");
        return needed.anyMatch(key -> given(component, key));
    }

    /** A re-imported export has the mask in place of the secret. */
    private static boolean given(ComponentModel component, String key) {
        return Optional.ofNullable(component.get(key))
                .filter(value -> !value.isBlank() && !value.equals(ComponentRepresentation.SECRET_VALUE))
                .isPresent();
    }
}
