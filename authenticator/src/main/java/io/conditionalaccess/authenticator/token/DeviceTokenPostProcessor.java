// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.authenticator.token;

import io.conditionalaccess.authenticator.binding.BindingNote;
import io.conditionalaccess.authenticator.binding.SessionBindings;
import io.conditionalaccess.authenticator.check.AccessCheck;
import io.conditionalaccess.authenticator.check.DecisionTrace;
import io.conditionalaccess.authenticator.check.Point;
import io.conditionalaccess.authenticator.check.Verdict;
import java.util.Optional;
import org.keycloak.OAuth2Constants;
import org.keycloak.common.util.Time;
import org.keycloak.events.Details;
import org.keycloak.events.EventBuilder;
import org.keycloak.events.EventType;
import org.keycloak.models.AuthenticatedClientSessionModel;
import org.keycloak.models.ClientModel;
import org.keycloak.models.Constants;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserSessionModel;
import org.keycloak.protocol.oidc.grants.OAuth2GrantType;
import org.keycloak.protocol.oidc.token.TokenPostProcessor;
import org.keycloak.protocol.oidc.token.TokenPostProcessorContext;
import org.keycloak.services.CorsErrorResponseException;

/**
 * Asks before tokens leave the token endpoint, whatever the grant: a code that was issued before its device went bad, and
 * grants that no login precedes.
 */
final class DeviceTokenPostProcessor implements TokenPostProcessor {
    private final KeycloakSession session;

    DeviceTokenPostProcessor(KeycloakSession session) {
        this.session = session;
    }

    @Override
    public void process(TokenPostProcessorContext context) {
        // Tokens from the authorization endpoint (implicit, hybrid) follow the gate within the same request.
        if (!TokenDenial.isTokenRequest(session) || TokenDenial.isChecked(session)) {
            return;
        }
        AuthenticatedClientSessionModel clientSession =
                context.clientSessionCtx().getClientSession();
        UserSessionModel userSession = clientSession.getUserSession();
        RealmModel realm = userSession.getRealm();
        Optional<Verdict> denial = isNew(userSession)
                ? start(realm, clientSession.getClient(), userSession)
                : new BackChannelCheck(session).denial(point(), realm, clientSession.getClient(), userSession);
        if (denial.isPresent()) {
            throw deny(denial.get());
        }
        TokenDenial.markChecked(session);
    }

    /** A grant without a login just made the session: decide like a login, and bind it to the device that asks. */
    private Optional<Verdict> start(RealmModel realm, ClientModel client, UserSessionModel userSession) {
        Optional<Verdict> verdict =
                new AccessCheck(session).ofLogin(point(), realm, userSession.getUser(), client, Optional.empty());
        verdict.ifPresent(v -> new DecisionTrace(session).note(v));
        verdict.filter(v -> !v.denies())
                .ifPresent(v -> new SessionBindings(session).bind(realm, userSession, v.identity()));
        return verdict.filter(Verdict::denies);
    }

    /** An exchanged token gets a copy of its session, which is as old as that. */
    private boolean isNew(UserSessionModel userSession) {
        return userSession.getNote(BindingNote.KEY) == null
                && userSession.getNote(Constants.CREATED_FROM_PERSISTENT) == null
                && point() == Point.TOKEN
                && userSession.getStarted() >= Time.currentTimeMillis() / 1000 - 1;
    }

    private Point point() {
        return OAuth2Constants.AUTHORIZATION_CODE.equals(grantType()) ? Point.CODE_EXCHANGE : Point.TOKEN;
    }

    private EventType eventType() {
        return Optional.ofNullable(session.getProvider(OAuth2GrantType.class, grantType()))
                .map(OAuth2GrantType::getEventType)
                .orElse(EventType.LOGIN);
    }

    private String grantType() {
        return String.valueOf(
                session.getContext().getHttpRequest().getDecodedFormParameters().getFirst(OAuth2Constants.GRANT_TYPE));
    }

    /**
     * Whatever this request made (an offline session, a client session) must not stay; the event is written apart. Not
     * the exception that Keycloak has for post processors: authorization services would answer that with 500.
     */
    private CorsErrorResponseException deny(Verdict denial) {
        new EventBuilder(denial.realm(), session, session.getContext().getConnection())
                .event(eventType())
                .client(denial.question().subject().clientId())
                .user(denial.user())
                .session(denial.userSessionId().orElse(null))
                .detail(Details.GRANT_TYPE, grantType())
                .detail(Details.REASON, denial.decision().rule().wire())
                .error(TokenDenial.ERROR);
        session.getTransactionManager().setRollbackOnly();
        return TokenDenial.invalidGrant(denial);
    }
}
