// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.authenticator.token;

import io.conditionalaccess.authenticator.check.Point;
import io.conditionalaccess.authenticator.check.Verdict;
import java.util.Optional;
import org.keycloak.events.Details;
import org.keycloak.events.EventBuilder;
import org.keycloak.models.ClientModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserSessionModel;
import org.keycloak.representations.AccessToken;

/** What the three kinds of introspection share. */
final class IntrospectionCheck {
    private final KeycloakSession session;

    IntrospectionCheck(KeycloakSession session) {
        this.session = session;
    }

    /**
     * @param client the one that the token was issued to, not the one that asks
     */
    boolean isActive(
            RealmModel realm, ClientModel client, AccessToken token, UserSessionModel userSession, EventBuilder event) {
        StatelessBinding.recall(session, token, userSession);
        Optional<Verdict> denial =
                new BackChannelCheck(session).denial(Point.INTROSPECTION, realm, client, userSession);
        denial.ifPresent(verdict ->
                event.detail(Details.REASON, verdict.decision().rule().wire()).error(TokenDenial.ERROR));
        return denial.isEmpty();
    }
}
