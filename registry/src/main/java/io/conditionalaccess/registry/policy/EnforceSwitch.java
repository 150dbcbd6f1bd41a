// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.registry.policy;

import io.conditionalaccess.registry.Confirmation;
import io.conditionalaccess.registry.DeviceRegistryProvider;
import io.conditionalaccess.registry.DeviceRegistryProviderFactory;
import io.conditionalaccess.registry.Participation;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import org.keycloak.component.ComponentModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/**
 * A switch to enforce takes itself back unless somebody who can still sign in confirms it. It concerns who switches a
 * realm that is there and in another mode; a realm or a component that comes in enforce was meant to.
 */
public final class EnforceSwitch {
    private static final String ENFORCE = "enforce";

    private EnforceSwitch() {}

    /** After an edit, in its transaction. */
    static void edited(KeycloakSession session, RealmModel realm, ComponentModel before, ComponentModel after) {
        if (DeviceRegistryProviderFactory.of(session).monitorOnly()) {
            // Nothing is enforced, and our tables need not be there.
            return;
        }
        Participation participation = DeviceRegistryProvider.of(session).participation();
        if (!enforces(after)) {
            participation.settle(realm);
        } else if (!enforces(before) && AdminRequests.isComponentSave(session)) {
            await(participation, realm, mode(before), after);
        }
    }

    private static void await(Participation participation, RealmModel realm, String before, ComponentModel after) {
        RealmPolicy policy = new PolicyReader(RealmPolicies.values(after)).read(RealmPolicies.NOT_YET);
        Instant now = Clock.systemUTC().instant();
        if (!policy.confirmEnforceWithin().isZero()) {
            participation.begin(realm, now);
            participation.await(realm, new Confirmation(now.plus(policy.confirmEnforceWithin()), before));
        }
    }

    /** After the component is new or gone. */
    static void forget(KeycloakSession session, RealmModel realm) {
        if (!DeviceRegistryProviderFactory.of(session).monitorOnly()) {
            DeviceRegistryProvider.of(session).participation().settle(realm);
        }
    }

    /** Writes the mode before the switch back into the component. */
    public static void back(KeycloakSession session, RealmModel realm, String mode) {
        RealmPolicies.component(realm).filter(EnforceSwitch::enforces).ifPresent(component -> {
            ComponentModel changed = new ComponentModel(component);
            changed.put(PolicyKeys.MODE, mode);
            Reverting.in(session, () -> realm.updateComponent(changed));
        });
    }

    /** A mode that cannot be read is monitor, as it is for decisions. */
    static boolean enforces(ComponentModel component) {
        return mode(component).equals(ENFORCE);
    }

    private static String mode(ComponentModel component) {
        String text = RealmPolicies.values(component).getOrDefault(PolicyKeys.MODE, "monitor");
        return Map.of(ENFORCE, ENFORCE, "warn", "warn").getOrDefault(text.strip(), "monitor");
    }
}
