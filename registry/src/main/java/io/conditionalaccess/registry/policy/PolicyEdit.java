// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.registry.policy;

import io.conditionalaccess.registry.DeviceRegistryProvider;
import io.conditionalaccess.registry.DeviceRegistryProviderFactory;
import java.time.Clock;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/**
 * An edit of a policy. It counts from the next decision without anything that is done here; but applications and people
 * have to hear of devices that begin to be held by it, or that come back.
 */
final class PolicyEdit {
    private PolicyEdit() {}

    /** In the transaction of the edit, which waits for no device. */
    static void made(KeycloakSession session, RealmModel realm, Map<String, String> before, Map<String, String> after) {
        if (!before.equals(after)) {
            made(session, realm, changesReach(before, after));
        }
    }

    /** The realm got a policy. */
    static void first(KeycloakSession session, RealmModel realm) {
        made(session, realm, true);
    }

    private static boolean changesReach(Map<String, String> before, Map<String, String> after) {
        return Stream.of(
                        PolicyKeys.ENFORCE_ROLE,
                        PolicyKeys.ENFORCE_CLIENTS,
                        PolicyKeys.EXEMPT_CLIENTS,
                        PolicyKeys.BREAK_GLASS_ROLE)
                .anyMatch(key -> !Objects.equals(before.get(key), after.get(key)));
    }

    private static void made(KeycloakSession session, RealmModel realm, boolean reach) {
        if (!DeviceRegistryProviderFactory.of(session).monitorOnly()) {
            DeviceRegistryProvider.of(session)
                    .participation()
                    .edited(realm, Clock.systemUTC().instant(), reach);
        }
    }
}
