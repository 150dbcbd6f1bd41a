// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.registry.setup;

import org.keycloak.models.RealmModel;
import org.keycloak.models.RequiredActionProviderModel;

/** The required action that Keycloak evaluates at every interactive login. */
final class GateAction {
    private static final int PRIORITY = 1;

    private GateAction() {}

    static void add(RealmModel realm, Changes changes) {
        RequiredActionProviderModel present = realm.getRequiredActionProviderByAlias(RealmSetup.GATE);
        if (present == null) {
            changes.make(
                    "add the required action " + RealmSetup.GATE, () -> realm.addRequiredActionProvider(gate(realm)));
            return;
        }
        if (!present.isEnabled()) {
            changes.make("enable the required action " + RealmSetup.GATE, () -> {
                present.setEnabled(true);
                realm.updateRequiredActionProvider(present);
            });
        }
        if (present.getPriority() > first(realm)) {
            changes.make("put the required action " + RealmSetup.GATE + " before all others", () -> {
                present.setPriority(first(realm));
                realm.updateRequiredActionProvider(present);
            });
        }
    }

    /** Before all others: nobody should be asked for a new password on an infected device. */
    private static int first(RealmModel realm) {
        return realm.getRequiredActionProvidersStream()
                .filter(action -> !RealmSetup.GATE.equals(action.getAlias()))
                .mapToInt(action -> action.getPriority() - 1)
                .reduce(PRIORITY, Math::min);
    }

    static void remove(RealmModel realm, Changes changes) {
        RequiredActionProviderModel present = realm.getRequiredActionProviderByAlias(RealmSetup.GATE);
        if (present != null) {
            changes.make(
                    "remove the required action " + RealmSetup.GATE, () -> realm.removeRequiredActionProvider(present));
        }
    }

    private static RequiredActionProviderModel gate(RealmModel realm) {
        RequiredActionProviderModel gate = new RequiredActionProviderModel();
        gate.setAlias(RealmSetup.GATE);
        gate.setProviderId(RealmSetup.GATE);
        gate.setName("Device compliance gate");
        gate.setEnabled(true);
        gate.setDefaultAction(false);
        gate.setPriority(first(realm));
        return gate;
    }
}
