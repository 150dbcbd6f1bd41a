// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.authenticator.token;

import io.conditionalaccess.authenticator.check.Point;
import io.conditionalaccess.authenticator.check.Verdict;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.keycloak.events.Details;
import org.keycloak.events.EventBuilder;
import org.keycloak.events.EventType;
import org.keycloak.models.ClientModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserSessionModel;
import org.keycloak.protocol.LoginProtocol;
import org.keycloak.protocol.oidc.OIDCLoginProtocol;
import org.keycloak.services.clientpolicy.context.ImplicitHybridTokenResponse;
import org.keycloak.sessions.AuthenticationSessionModel;

/**
 * Tokens from the authorization endpoint (implicit and hybrid). The gate has usually asked in the same request; but a
 * page may have stood between it and the tokens, such as that for consent, and an administrator can disable the gate.
 */
final class FrontChannelCheck {
    private final KeycloakSession session;

    FrontChannelCheck(KeycloakSession session) {
        this.session = session;
    }

    /**
     * @throws WebApplicationException if access is denied: back to the application, with {@code access_denied}
     */
    void check(ImplicitHybridTokenResponse response) {
        UserSessionModel userSession =
                response.getClientSessionContext().getClientSession().getUserSession();
        RealmModel realm = userSession.getRealm();
        ClientModel client = response.getAuthenticationSession().getClient();
        Optional<Verdict> denial = new BackChannelCheck(session).denial(Point.TOKEN, realm, client, userSession);
        if (denial.isPresent()) {
            throw deny(realm, response.getAuthenticationSession(), denial.get());
        }
        TokenDenial.markChecked(session);
    }

    private WebApplicationException deny(RealmModel realm, AuthenticationSessionModel login, Verdict denial) {
        new EventBuilder(realm, session, session.getContext().getConnection())
                .event(EventType.LOGIN_ERROR)
                .client(login.getClient())
                .user(denial.user())
                .session(denial.userSessionId().orElse(null))
                .detail(Details.REASON, denial.decision().rule().wire())
                .error(TokenDenial.ERROR);
        Response back = session.getProvider(LoginProtocol.class, OIDCLoginProtocol.LOGIN_PROTOCOL)
                .setSession(session)
                .setRealm(realm)
                .setUriInfo(session.getContext().getUri())
                .setHttpHeaders(session.getContext().getHttpRequest().getHttpHeaders())
                .sendError(login, LoginProtocol.Error.CONSENT_DENIED, TokenDenial.description(denial));
        session.getTransactionManager().setRollbackOnly();
        return new WebApplicationException(back.hasEntity() ? back : withBody(back));
    }

    /** Keycloak makes a page of its own of exceptions without a body. */
    private static Response withBody(Response redirect) {
        return Response.fromResponse(redirect)
                .entity("")
                .type(MediaType.TEXT_HTML_TYPE)
                .build();
    }
}
