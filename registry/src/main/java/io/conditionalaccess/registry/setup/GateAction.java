// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.registry.setup;

import org.keycloak.models.RealmModel;
import org.keycloak.models.RequiredActionProviderModel;

/** The required action that Keycloak evaluates at every interactive login. */
final class GateAction {
    /** Before all others: nobody should type a new password on an infected device. */
    private static final int FIRST = 1;

    private GateAction() {}

    static void add(RealmModel realm, Changes changes) {
        RequiredActionProviderModel present = realm.getRequiredActionProviderByAlias(RealmSetup.GATE);
        if (present == null) {
            changes.make("add the required action " + RealmSetup.GATE, () -> realm.addRequiredActionProvider(gate()));
        } else if (!present.isEnabled()) {
            changes.make("enable the required action " + RealmSetup.GATE, () -> {
                present.setEnabled(true);
                realm.updateRequiredActionProvider(present);
            });
        }
    }

    static void remove(RealmModel realm, Changes changes) {
        RequiredActionProviderModel present = realm.getRequiredActionProviderByAlias(RealmSetup.GATE);
        if (present != null) {
            changes.make(
                    "remove the required action " + RealmSetup.GATE, () -> realm.removeRequiredActionProvider(present));
        }
    }

    private static RequiredActionProviderModel gate() {
        RequiredActionProviderModel gate = new RequiredActionProviderModel();
        gate.setAlias(RealmSetup.GATE);
        gate.setProviderId(RealmSetup.GATE);
        gate.setName("Device compliance gate");
        gate.setEnabled(true);
        gate.setDefaultAction(false);
        gate.setPriority(FIRST);
        return gate;
    }
}
