// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.registry.setup;

import java.util.List;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/** Makes a realm take part, completes one that does, and takes it all away again. Every method is idempotent. */
public final class RealmSetup {
    /** Id of the required action that covers every interactive login. */
    public static final String GATE = "device-compliance-gate";

    /** Name of the client scope that gives applications the claim {@code device_id}. */
    public static final String SCOPE = "device";

    /** Protocol mapper of that scope. */
    public static final String SCOPE_MAPPER = "device-id-mapper";

    public static final String VIEW_DEVICES = "view-devices";
    public static final String MANAGE_DEVICES = "manage-devices";

    private RealmSetup() {}

    /**
     * Adds what is missing: the {@code device-policy} component in monitor, the gate, the scope, the roles.
     *
     * @param dryRun only says what would be done
     * @return one plain sentence per change; empty if nothing was missing
     */
    public static List<String> setUp(KeycloakSession session, RealmModel realm, boolean dryRun) {
        throw new UnsupportedOperationException("written next");
    }

    /** As {@link #setUp}, but only for a realm that has the component: for start-up and imports. */
    public static List<String> complete(KeycloakSession session, RealmModel realm) {
        throw new UnsupportedOperationException("written next");
    }

    /** Removes all of it, so that the jar can be removed too. Devices and their history stay until the realm goes. */
    public static List<String> tearDown(KeycloakSession session, RealmModel realm, boolean dryRun) {
        throw new UnsupportedOperationException("written next");
    }
}
