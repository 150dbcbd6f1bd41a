// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.authenticator.token;

import io.conditionalaccess.registry.setup.RealmSetup;
import java.util.Optional;
import org.keycloak.models.ClientModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserSessionModel;
import org.keycloak.models.utils.KeycloakModelUtils;
import org.keycloak.protocol.oidc.TokenManager;
import org.keycloak.representations.AccessToken;
import org.keycloak.services.Urls;
import org.keycloak.services.managers.UserSessionManager;

/**
 * A token of a person with which a request asks for another one.
 *
 * @param client that the token was issued to
 * @param userSession stored, or made for this request if the token belongs to none
 */
public record PresentedToken(ClientModel client, UserSessionModel userSession) {

    /**
     * Empty if the realm does not take part, or Keycloak will refuse the token anyway: it is foreign, expired, or its
     * session is gone.
     */
    public static Optional<PresentedToken> read(KeycloakSession session, RealmModel realm, String text) {
        Optional<AccessToken> token = verified(session, realm, text);
        Optional<ClientModel> client = token.map(AccessToken::getIssuedFor).map(realm::getClientByClientId);
        return client.flatMap(
                c -> token.flatMap(t -> session(session, realm, t)).map(s -> new PresentedToken(c, s)));
    }

    /** The session that a token of this realm names, whether or not it still exists. */
    public static Optional<String> sessionId(KeycloakSession session, RealmModel realm, String text) {
        return verified(session, realm, text).map(AccessToken::getSessionId);
    }

    private static Optional<AccessToken> verified(KeycloakSession session, RealmModel realm, String text) {
        if (!RealmSetup.takesPart(realm)) {
            return Optional.empty();
        }
        return Optional.ofNullable(session.tokens().decode(text, AccessToken.class))
                .filter(AccessToken::isActive)
                .filter(token -> issuer(session, realm).equals(token.getIssuer()));
    }

    private static String issuer(KeycloakSession session, RealmModel realm) {
        return Urls.realmIssuer(session.getContext().getUri().getBaseUri(), realm.getName());
    }

    private static Optional<UserSessionModel> session(KeycloakSession session, RealmModel realm, AccessToken token) {
        String id = token.getSessionId();
        if (id == null) {
            return Optional.ofNullable(TokenManager.lookupUserFromStatelessToken(session, realm, token))
                    .map(user -> new UserSessionManager(session)
                            .createUserSession(
                                    KeycloakModelUtils.generateId(),
                                    realm,
                                    user,
                                    user.getUsername(),
                                    session.getContext().getConnection().getRemoteHost(),
                                    "",
                                    false,
                                    null,
                                    null,
                                    UserSessionModel.SessionPersistenceState.TRANSIENT))
                    .map(made -> {
                        StatelessBinding.recall(session, token, made);
                        return made;
                    });
        }
        return Optional.ofNullable(session.sessions().getUserSession(realm, id))
                .or(() -> Optional.ofNullable(session.sessions().getOfflineUserSession(realm, id)));
    }
}
