// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.registry.policy;

import io.conditionalaccess.registry.DeviceRegistryProvider;
import io.conditionalaccess.registry.DeviceRegistryProviderFactory;
import java.time.Clock;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/**
 * An edit of a policy. It counts from the next decision without anything that is done here; but applications and people
 * have to hear of devices that begin to be held by it, or that come back.
 */
final class PolicyEdit {
    private PolicyEdit() {}

    /** In the transaction of the edit, which waits for no device. */
    static void made(KeycloakSession session, RealmModel realm) {
        if (!DeviceRegistryProviderFactory.of(session).monitorOnly()) {
            DeviceRegistryProvider.of(session)
                    .participation()
                    .edited(realm, Clock.systemUTC().instant());
        }
    }
}
