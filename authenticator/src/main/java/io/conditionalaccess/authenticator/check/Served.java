// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.authenticator.check;

import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/** Whether a realm answers a request at all. Keycloak does not ask for the resources that extensions add. */
public final class Served {
    private Served() {}

    public static boolean isThis(KeycloakSession session) {
        RealmModel realm = session.getContext().getRealm();
        boolean https =
                "https".equals(session.getContext().getUri().getBaseUri().getScheme());
        return realm.isEnabled()
                && (https
                        || !realm.getSslRequired()
                                .isRequired(session.getContext().getConnection()));
    }
}
