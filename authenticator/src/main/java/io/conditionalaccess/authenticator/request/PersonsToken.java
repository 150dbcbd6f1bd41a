// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.authenticator.request;

import io.conditionalaccess.authenticator.token.PresentedToken;
import io.conditionalaccess.authenticator.token.StatelessBinding;
import io.conditionalaccess.registry.policy.RealmPolicies;
import java.util.Optional;
import org.keycloak.jose.jws.JWSInput;
import org.keycloak.jose.jws.JWSInputException;
import org.keycloak.models.ClientModel;
import org.keycloak.models.KeycloakContext;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserSessionModel;
import org.keycloak.representations.AccessToken;

/**
 * What the access token of a request stands for. Its realm is the one that issued it: an administrator of realm master is
 * subject to the policy of master wherever they administrate.
 */
record PersonsToken(RealmModel realm, UserSessionModel userSession, ClientModel client) {

    /**
     * Empty if the token is nobody's matter here: its realm does not take part, or Keycloak will refuse it anyway. In that
     * order, so that whoever is not concerned pays little.
     */
    static Optional<PersonsToken> read(KeycloakSession session, String text) {
        KeycloakContext context = session.getContext();
        boolean verified = context.getBearerToken() != null && context.getUserSession() != null;
        RealmModel realm = verified ? context.getUserSession().getRealm() : context.getRealm();
        if (RealmPolicies.of(session, realm).isEmpty()) {
            return Optional.empty();
        }
        // A token that nobody signed must not have consequences: neither queries nor a record of somebody's session.
        return claims(text)
                .filter(claims -> verified || session.tokens().decode(text, AccessToken.class) != null)
                .flatMap(claims -> claims.getSessionId() == null
                        ? withoutSession(session, realm, text, verified)
                        : of(session, realm, claims));
    }

    /** Those of the JWT authorization grant carry their binding; those of client credentials are nobody's. */
    private static Optional<PersonsToken> withoutSession(
            KeycloakSession session, RealmModel realm, String text, boolean verified) {
        if (!verified) {
            return PresentedToken.read(session, realm, text)
                    .map(token -> new PersonsToken(realm, token.userSession(), token.client()));
        }
        UserSessionModel made = session.getContext().getUserSession();
        return Optional.of(session.getContext().getBearerToken())
                .filter(AccessToken.class::isInstance)
                .map(AccessToken.class::cast)
                .flatMap(token -> {
                    StatelessBinding.recall(session, token, made);
                    return Optional.ofNullable(realm.getClientByClientId(token.getIssuedFor()));
                })
                .map(client -> new PersonsToken(realm, made, client));
    }

    private static Optional<PersonsToken> of(KeycloakSession session, RealmModel realm, AccessToken claims) {
        String id = claims.getSessionId();
        return Optional.ofNullable(session.sessions().getUserSession(realm, id))
                .or(() -> Optional.ofNullable(session.sessions().getOfflineUserSession(realm, id)))
                .filter(userSession -> userSession.getUser() != null)
                .flatMap(userSession -> Optional.ofNullable(realm.getClientByClientId(claims.getIssuedFor()))
                        .map(client -> new PersonsToken(realm, userSession, client)));
    }

    private static Optional<AccessToken> claims(String text) {
        try {
            return Optional.of(new JWSInput(text).readJsonContent(AccessToken.class));
        } catch (JWSInputException e) {
            return Optional.empty();
        }
    }
}
