// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.admin;

import io.conditionalaccess.registry.SourceHealth;
import io.conditionalaccess.registry.pull.PullHealth;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.keycloak.component.ComponentModel;
import org.keycloak.representations.idm.ComponentRepresentation;

/**
 * A source of signals, read from its component: the module that runs sources is none of ours.
 *
 * @param configured whether it has what its way of authenticating needs, or what it takes to ask it; otherwise it tells
 *     nothing
 * @param heartbeat within which it has to be heard, ISO 8601; absent if it need not report
 * @param lastSignalAt exact to a few seconds; absent if it was never heard
 * @param silentSince since when it has not been heard for longer than its heartbeat
 * @param pull how asking it went; absent if it is not asked, or was not yet
 */
record SourceRepresentation(
        String alias,
        String kind,
        boolean enabled,
        boolean configured,
        Optional<String> heartbeat,
        Optional<Instant> lastSignalAt,
        Optional<Instant> silentSince,
        Optional<PullHealth> pull) {
    static final String COMPONENT_TYPE = "io.conditionalaccess.risk.source.SignalSourceProvider";

    /** @param health by alias, of sources that were heard */
    static SourceRepresentation of(ComponentModel component, Map<String, SourceHealth> health) {
        String alias = String.valueOf(component.getName());
        Optional<SourceHealth> heard = Optional.ofNullable(health.get(alias));
        return new SourceRepresentation(
                alias,
                String.valueOf(component.getProviderId()),
                component.get("enabled", true),
                configured(component),
                Optional.ofNullable(component.get("heartbeat")).filter(text -> !text.isBlank()),
                heard.map(SourceHealth::lastSignalAt),
                heard.flatMap(SourceHealth::silentSince),
                Optional.empty());
    }

    /** The same with how asking it goes, if it is asked. */
    SourceRepresentation asked(Optional<Boolean> ready, Optional<PullHealth> health) {
        return new SourceRepresentation(
                alias, kind, enabled, ready.orElse(configured), heartbeat, lastSignalAt, silentSince, health);
    }

    private static boolean configured(ComponentModel component) {
        Stream<String> needed = switch (component.get("auth", "hmac")) {
            case "bearer" -> Stream.of("clientId");
            case "client-certificate" -> Stream.of("certificateThumbprint", "certificateSubject");
            default -> Stream.of("secret", "secretNext");
        };
        return needed.anyMatch(key -> given(component, key));
    }

    /** A re-imported export has the mask in place of the secret. */
    private static boolean given(ComponentModel component, String key) {
        return Optional.ofNullable(component.get(key))
                .filter(value -> !value.isBlank() && !value.equals(ComponentRepresentation.SECRET_VALUE))
                .isPresent();
    }
}
