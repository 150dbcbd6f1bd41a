// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.authenticator.login;

import io.conditionalaccess.authenticator.check.Verdict;
import io.conditionalaccess.core.decision.Access;
import io.conditionalaccess.core.decision.Decision;
import io.conditionalaccess.core.decision.Rule;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import java.util.Optional;
import org.keycloak.authentication.AuthenticationProcessor;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.services.managers.AuthenticationManager;
import org.keycloak.services.managers.AuthenticationSessionManager;
import org.keycloak.services.resources.LoginActionsService;
import org.keycloak.services.util.AuthenticationFlowURLHelper;
import org.keycloak.sessions.AuthenticationSessionModel;
import org.keycloak.sessions.RootAuthenticationSessionModel;

/**
 * A login in progress remembers that it ended the session that it was about to join. The person was let in by that
 * session's cookie, so this login must not go on: a new one has to begin, with credentials.
 *
 * @param rule why the session was ended
 */
record EndedSession(Rule rule, String userSessionId) {
    private static final String NOTE = "conditional-access.ended";
    private static final String JOINED = "conditional-access.joined";

    /** Notes which session let the person into this login. */
    static void rememberJoined(AuthenticationSessionModel login, String userSessionId) {
        login.setAuthNote(JOINED, userSessionId);
    }

    static Optional<String> joined(AuthenticationSessionModel login) {
        return Optional.ofNullable(login.getAuthNote(JOINED));
    }

    static Optional<EndedSession> in(AuthenticationSessionModel login) {
        return Optional.ofNullable(login.getAuthNote(NOTE))
                .map(note -> note.split(" ", 2))
                .map(parts -> new EndedSession(Rule.valueOf(parts[0]), parts[1]));
    }

    /** Whether the device itself would get in, so that nothing but credentials is missing. */
    static boolean isAllThatIsWrong(AuthenticationSessionModel login, Verdict verdict) {
        return in(login)
                .filter(ended -> ended.rule == verdict.decision().rule())
                .isPresent();
    }

    void rememberIn(AuthenticationSessionModel login) {
        login.setAuthNote(NOTE, rule.name() + " " + userSessionId);
    }

    /** What to tell: why the device would not get in with a new login, else why the session is over. */
    Verdict over(Verdict fresh) {
        Decision decision = fresh.denies()
                ? fresh.decision()
                : new Decision(
                        Access.REVOKE,
                        rule,
                        true,
                        fresh.decision().device(),
                        fresh.decision().cause(),
                        Optional.empty());
        return fresh.insteadOf(userSessionId, decision);
    }

    /**
     * Sends the browser to a new login for the same application, under a new id: the old one is what applications may
     * still be told to log out. Without its cookie, by which Keycloak may still find the ended session in its cache.
     */
    static Response restart(KeycloakSession session, RealmModel realm, AuthenticationSessionModel old) {
        RootAuthenticationSessionModel root =
                new AuthenticationSessionManager(session).createAuthenticationSession(realm, true);
        AuthenticationSessionModel fresh = root.createAuthenticationSession(old.getClient());
        fresh.setRedirectUri(old.getRedirectUri());
        fresh.setProtocol(old.getProtocol());
        Map.copyOf(old.getClientNotes()).forEach(fresh::setClientNote);
        AuthenticationProcessor.resetFlow(fresh, LoginActionsService.AUTHENTICATE_PATH);
        AuthenticationProcessor.resetFlow(old, LoginActionsService.AUTHENTICATE_PATH);
        AuthenticationManager.expireIdentityCookie(session);
        return Response.status(Response.Status.FOUND)
                .location(new AuthenticationFlowURLHelper(
                                session, realm, session.getContext().getUri())
                        .getLastExecutionUrl(fresh))
                .build();
    }
}
