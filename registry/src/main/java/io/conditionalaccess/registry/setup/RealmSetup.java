// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.registry.setup;

import io.conditionalaccess.registry.DeviceRegistryProvider;
import io.conditionalaccess.registry.policy.ComponentDevicePolicyFactory;
import io.conditionalaccess.registry.policy.DevicePolicyProvider;
import java.time.Clock;
import java.util.List;
import org.keycloak.component.ComponentModel;
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

    /** Component type of signal sources, by name because their module is not seen from here. */
    static final String SOURCE_TYPE = "io.conditionalaccess.risk.source.SignalSourceProvider";

    private RealmSetup() {}

    /** Whether the realm has a {@code device-policy} component. */
    public static boolean takesPart(RealmModel realm) {
        return realm.getComponentsStream(realm.getId(), DevicePolicyProvider.class.getName())
                .findAny()
                .isPresent();
    }

    /**
     * Adds what is missing: the {@code device-policy} component in monitor, the gate, the scope, the roles.
     *
     * @param dryRun only says what would be done
     * @return one plain sentence per change; empty if nothing was missing
     */
    public static List<String> setUp(KeycloakSession session, RealmModel realm, boolean dryRun) {
        Changes changes = new Changes(dryRun);
        complete(session, realm, changes);
        if (!takesPart(realm)) {
            // Last: from then on the realm takes part.
            changes.make("add the component device-policy in monitor", () -> addPolicy(realm));
        }
        return changes.list();
    }

    /** As {@link #setUp}, but only for a realm that has the component: for start-up and imports. */
    public static List<String> complete(KeycloakSession session, RealmModel realm) {
        Changes changes = new Changes(false);
        if (takesPart(realm)) {
            complete(session, realm, changes);
        }
        return changes.list();
    }

    /** Removes all of it, so that the jar can be removed too. Devices and their history stay until the realm goes. */
    public static List<String> tearDown(KeycloakSession session, RealmModel realm, boolean dryRun) {
        Changes changes = new Changes(dryRun);
        removeComponents(realm, DevicePolicyProvider.class.getName(), changes);
        removeComponents(realm, SOURCE_TYPE, changes);
        FlowSteps.remove(realm, changes);
        GateAction.remove(realm, changes);
        DeviceScope.remove(realm, changes);
        DeviceRoles.remove(session, realm, changes);
        if (!dryRun) {
            DeviceRegistryProvider.of(session).participation().end(realm);
        }
        return changes.list();
    }

    private static void complete(KeycloakSession session, RealmModel realm, Changes changes) {
        GateAction.add(realm, changes);
        DeviceScope.add(realm, changes);
        DeviceRoles.add(session, realm, changes);
        if (!changes.dryRun()) {
            // Keycloak knows the beginning of a session to the second, cut off: one of this very second counts as
            // older.
            DeviceRegistryProvider.of(session)
                    .participation()
                    .begin(realm, Clock.systemUTC().instant());
        }
    }

    private static void addPolicy(RealmModel realm) {
        ComponentModel policy = new ComponentModel();
        policy.setName(ComponentDevicePolicyFactory.PROVIDER_ID);
        policy.setProviderId(ComponentDevicePolicyFactory.PROVIDER_ID);
        policy.setProviderType(DevicePolicyProvider.class.getName());
        policy.setParentId(realm.getId());
        policy.put("mode", "monitor");
        realm.addComponentModel(policy);
    }

    private static void removeComponents(RealmModel realm, String type, Changes changes) {
        realm.getComponentsStream(realm.getId(), type)
                .toList()
                .forEach(component -> changes.make(
                        "remove the component " + component.getName() + " (" + component.getProviderId() + ")",
                        () -> realm.removeComponent(component)));
    }
}
