// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.authenticator.token;

import io.conditionalaccess.authenticator.check.Point;
import io.conditionalaccess.authenticator.check.Verdict;
import jakarta.ws.rs.WebApplicationException;
import java.util.Optional;
import org.keycloak.OAuthErrorException;
import org.keycloak.events.Details;
import org.keycloak.events.EventBuilder;
import org.keycloak.events.EventType;
import org.keycloak.models.ClientModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserSessionModel;
import org.keycloak.representations.AccessToken;
import org.keycloak.services.clientpolicy.context.UserInfoRequestContext;
import org.keycloak.services.cors.Cors;
import org.keycloak.utils.OAuth2Error;

/** Userinfo, plain and signed: asked after Keycloak verified the token and before it gathers claims. */
final class UserInfoCheck {
    private final KeycloakSession session;

    UserInfoCheck(KeycloakSession session) {
        this.session = session;
    }

    /**
     * @throws WebApplicationException if access is denied
     */
    void check(UserInfoRequestContext request) {
        UserSessionModel userSession = request.getClientSession().getUserSession();
        RealmModel realm = userSession.getRealm();
        ClientModel client = request.getClientSession().getClient();
        if (userSession.getPersistenceState() == UserSessionModel.SessionPersistenceState.TRANSIENT) {
            recall(request.getTokenForUserInfo().getToken(), userSession);
        }
        Optional<Verdict> denial = new BackChannelCheck(session).denial(Point.USERINFO, realm, client, userSession);
        if (denial.isPresent()) {
            throw deny(realm, client, denial.get());
        }
    }

    /** Verifies once more, because Keycloak does not hand over what it read. */
    private void recall(String text, UserSessionModel userSession) {
        Optional.ofNullable(session.tokens().decode(text, AccessToken.class))
                .ifPresent(token -> StatelessBinding.recall(session, token, userSession));
    }

    /** As Keycloak's own refusals here (RFC 6750, section 3.1). */
    private WebApplicationException deny(RealmModel realm, ClientModel client, Verdict denial) {
        new EventBuilder(realm, session, session.getContext().getConnection())
                .event(EventType.USER_INFO_REQUEST)
                .client(client)
                .user(denial.user())
                .session(denial.userSessionId().orElse(null))
                .detail(Details.REASON, denial.decision().rule().wire())
                .error(TokenDenial.ERROR);
        return new OAuth2Error()
                .json(false)
                .session(session)
                .realm(realm)
                .cors(Cors.builder().auth().checkAllowedOrigins(session, client))
                .error(OAuthErrorException.INVALID_TOKEN)
                .errorDescription(TokenDenial.description(denial))
                .build();
    }
}
