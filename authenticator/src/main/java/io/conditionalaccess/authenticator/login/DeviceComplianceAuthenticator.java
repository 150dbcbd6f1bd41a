// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.authenticator.login;

import io.conditionalaccess.authenticator.check.DecisionTrace;
import io.conditionalaccess.authenticator.check.Point;
import io.conditionalaccess.authenticator.check.Verdict;
import io.conditionalaccess.authenticator.token.TokenDenial;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.authentication.AuthenticationFlowError;
import org.keycloak.authentication.Authenticator;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.representations.idm.OAuth2ErrorRepresentation;
import org.keycloak.sessions.AuthenticationSessionModel;

/** The same check as the gate's, at a place of a flow that an administrator chooses. */
final class DeviceComplianceAuthenticator implements Authenticator {

    @Override
    public void authenticate(AuthenticationFlowContext context) {
        Optional<Verdict> verdict = decide(context);
        Optional<Verdict> denial = verdict.filter(Verdict::denies);
        if (denial.isEmpty()) {
            verdict.ifPresent(v -> new DecisionTrace(context.getSession()).note(v));
            context.success();
        } else if (TokenDenial.isTokenRequest(context.getSession())) {
            denyGrant(context, denial.get());
        } else {
            block(context, denial.get());
        }
    }

    /** "Try again". */
    @Override
    public void action(AuthenticationFlowContext context) {
        AuthenticationSessionModel login = context.getAuthenticationSession();
        Optional<Verdict> denial = decide(context).filter(Verdict::denies);
        if (denial.isEmpty()) {
            context.success();
        } else if (EndedSession.isAllThatIsWrong(login, denial.get())) {
            context.forceChallenge(EndedSession.restart(context.getSession(), context.getRealm(), login));
        } else {
            block(context, denial.get());
        }
    }

    private static Optional<Verdict> decide(AuthenticationFlowContext context) {
        Point point = TokenDenial.isTokenRequest(context.getSession()) ? Point.DIRECT_GRANT : Point.LOGIN;
        return new LoginCheck(
                        context.getSession(), context.getRealm(), context.getUser(), context.getAuthenticationSession())
                .decide(point);
    }

    /** A challenge and not a failure: a device that is not well is no attempt to guess a password. */
    private static void block(AuthenticationFlowContext context, Verdict denial) {
        BlockedPage page = new BlockedPage(context.getSession(), context.getAuthenticationSession());
        context.forceChallenge(page.show(context.form(), context.getEvent(), denial));
    }

    private static void denyGrant(AuthenticationFlowContext context, Verdict denial) {
        new DecisionTrace(context.getSession()).note(denial);
        context.getEvent().user(context.getUser()).error(TokenDenial.ERROR);
        OAuth2ErrorRepresentation error =
                new OAuth2ErrorRepresentation(TokenDenial.INVALID_GRANT, TokenDenial.description(denial));
        context.failure(
                AuthenticationFlowError.ACCESS_DENIED,
                Response.status(Response.Status.BAD_REQUEST)
                        .type("application/json")
                        .entity(error)
                        .build());
    }

    @Override
    public boolean requiresUser() {
        return true;
    }

    @Override
    public boolean configuredFor(KeycloakSession session, RealmModel realm, UserModel user) {
        return true;
    }

    @Override
    public void setRequiredActions(KeycloakSession session, RealmModel realm, UserModel user) {}

    @Override
    public void close() {}
}
