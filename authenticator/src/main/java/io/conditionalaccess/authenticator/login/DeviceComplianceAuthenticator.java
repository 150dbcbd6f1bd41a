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

/** The same check as the gate's, at a place of a flow that an administrator chooses. */
final class DeviceComplianceAuthenticator implements Authenticator {

    @Override
    public void authenticate(AuthenticationFlowContext context) {
        LoginCheck check = LoginCheck.of(context);
        boolean tokenRequest = TokenDenial.isTokenRequest(context.getSession());
        if (!tokenRequest && check.detourDue()) {
            context.forceChallenge(check.detour());
            return;
        }
        Optional<Verdict> verdict = check.decide(tokenRequest ? Point.DIRECT_GRANT : Point.LOGIN);
        Optional<Verdict> denial = verdict.filter(Verdict::denies);
        if (denial.isEmpty() && !tokenRequest) {
            warnOrGoOn(context, verdict);
        } else if (denial.isEmpty()) {
            goOn(context, verdict);
        } else if (tokenRequest) {
            denyGrant(context, denial.get());
        } else {
            // A challenge and not a failure: a device that is not well is no attempt to guess a password.
            context.forceChallenge(check.block(context.form(), context.getEvent(), denial.get()));
        }
    }

    /** "Try again" on the page for blocked devices, "continue" on the warning. */
    @Override
    public void action(AuthenticationFlowContext context) {
        LoginCheck check = LoginCheck.of(context);
        if (check.detourDue()) {
            context.forceChallenge(check.detour());
            return;
        }
        Optional<Verdict> verdict = check.decide(Point.LOGIN);
        if (verdict.filter(Verdict::denies).isPresent()) {
            context.forceChallenge(check.tryAgain(context.form(), context.getEvent(), verdict.get()));
        } else {
            verdict.ifPresent(warning(context)::understood);
            warnOrGoOn(context, verdict);
        }
    }

    private static void warnOrGoOn(AuthenticationFlowContext context, Optional<Verdict> verdict) {
        DailyWarning warning = warning(context);
        verdict.filter(warning::due)
                .ifPresentOrElse(
                        v -> context.forceChallenge(warning.show(context.form(), v)), () -> goOn(context, verdict));
    }

    private static void goOn(AuthenticationFlowContext context, Optional<Verdict> verdict) {
        verdict.ifPresent(v -> new DecisionTrace(context.getSession()).note(v));
        context.success();
    }

    private static DailyWarning warning(AuthenticationFlowContext context) {
        return new DailyWarning(context.getSession(), context.getAuthenticationSession());
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
