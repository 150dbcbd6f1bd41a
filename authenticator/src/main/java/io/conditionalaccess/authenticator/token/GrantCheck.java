// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.authenticator.token;

import io.conditionalaccess.authenticator.binding.SessionBindings;
import io.conditionalaccess.authenticator.check.AccessCheck;
import io.conditionalaccess.authenticator.check.DecisionTrace;
import io.conditionalaccess.authenticator.check.Point;
import io.conditionalaccess.authenticator.check.Verdict;
import java.util.Optional;
import org.keycloak.events.Details;
import org.keycloak.events.EventBuilder;
import org.keycloak.models.ClientModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.UserSessionModel;
import org.keycloak.services.CorsErrorResponseException;

/**
 * Decides a request to the token endpoint before anything is issued. A denial is one event of the grant's own type, and
 * takes back what the request has written so far.
 */
public final class GrantCheck {
    private final KeycloakSession session;
    private final EventBuilder event;

    /**
     * @param event of this request, with its type set
     */
    public GrantCheck(KeycloakSession session, EventBuilder event) {
        this.session = session;
        this.event = event;
    }

    /**
     * For a grant that acts for an existing session.
     *
     * @throws CorsErrorResponseException if access is denied
     */
    public void existing(Point point, RealmModel realm, ClientModel client, UserSessionModel userSession) {
        stop(new BackChannelCheck(session).denial(point, realm, client, userSession));
        TokenDenial.markChecked(session);
    }

    /**
     * For a grant that has just made a session without a login: decides like a login of the device that asks, and binds
     * the session to it.
     *
     * @throws CorsErrorResponseException if access is denied
     */
    public void starting(RealmModel realm, ClientModel client, UserSessionModel userSession) {
        decided(new AccessCheck(session).ofStart(Point.TOKEN, realm, client, userSession))
                .ifPresent(verdict -> new SessionBindings(session).begin(realm, userSession, verdict.identity()));
    }

    /**
     * Decides like a login of the device that asks; empty if the realm does not take part.
     *
     * @throws CorsErrorResponseException if access is denied
     */
    public Optional<Verdict> login(RealmModel realm, ClientModel client, UserModel user) {
        return decided(new AccessCheck(session).ofLogin(Point.TOKEN, realm, user, client, Optional.empty()));
    }

    private Optional<Verdict> decided(Optional<Verdict> verdict) {
        verdict.ifPresent(v -> new DecisionTrace(session).note(v));
        stop(verdict.filter(Verdict::denies));
        TokenDenial.markChecked(session);
        return verdict;
    }

    /** The event is written apart, so it outlives what is taken back. */
    private void stop(Optional<Verdict> denial) {
        if (denial.isEmpty()) {
            return;
        }
        Verdict verdict = denial.get();
        event.user(verdict.user())
                .session(verdict.userSessionId().orElse(null))
                .detail(Details.REASON, verdict.decision().rule().wire())
                .error(TokenDenial.ERROR);
        session.getTransactionManager().setRollbackOnly();
        // Not the exception that Keycloak has for post processors: authorization services answer that with 500.
        throw TokenDenial.invalidGrant(verdict);
    }
}
