// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.authenticator.request;

import io.conditionalaccess.authenticator.check.AccessCheck;
import io.conditionalaccess.authenticator.check.Verdict;
import java.util.Optional;
import org.keycloak.models.ClientModel;
import org.keycloak.models.Constants;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/**
 * A session that an administrator starts as somebody else, in the browser in front of them. It has no application yet;
 * Keycloak sends the browser to the account console.
 */
final class Impersonation {
    private Impersonation() {}

    static Optional<Verdict> verdict(KeycloakSession session, RealmModel realm, UserModel user) {
        ClientModel client = Optional.ofNullable(realm.getClientByClientId(Constants.ACCOUNT_CONSOLE_CLIENT_ID))
                .orElseGet(() -> session.getContext().getClient());
        return new AccessCheck(session).ofImpersonation(realm, user, client);
    }
}
