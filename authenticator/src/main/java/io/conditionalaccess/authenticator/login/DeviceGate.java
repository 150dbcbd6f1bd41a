// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.authenticator.login;

import io.conditionalaccess.authenticator.check.DecisionTrace;
import io.conditionalaccess.authenticator.check.Point;
import io.conditionalaccess.authenticator.check.Verdict;
import io.conditionalaccess.authenticator.saml.PassiveRequest;
import io.conditionalaccess.authenticator.token.TokenDenial;
import io.conditionalaccess.core.decision.Rule;
import java.net.URI;
import java.util.Optional;
import org.keycloak.OAuth2Constants;
import org.keycloak.authentication.RequiredActionContext;
import org.keycloak.authentication.RequiredActionProvider;
import org.keycloak.events.Details;
import org.keycloak.events.EventType;
import org.keycloak.models.Constants;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.protocol.oidc.OIDCLoginProtocol;
import org.keycloak.services.managers.AuthenticationManager;
import org.keycloak.services.managers.AuthenticationSessionManager;
import org.keycloak.sessions.AuthenticationSessionModel;

/**
 * Stands in front of every login, whichever flow it took: Keycloak evaluates the triggers of required actions at the end
 * of browser, broker, registration, recovery and direct grant logins, and also when a login joins an existing session.
 */
final class DeviceGate implements RequiredActionProvider {
    private final KeycloakSession session;

    DeviceGate(KeycloakSession session) {
        this.session = session;
    }

    /** Keycloak calls it several times per login. Pages are not allowed here; they follow as a required action. */
    @Override
    public void evaluateTriggers(RequiredActionContext context) {
        AuthenticationSessionModel login = context.getAuthenticationSession();
        ignoreInitiation(login);
        boolean tokenEndpoint = TokenDenial.isTokenRequest(session);
        LoginCheck check = check(context);
        if (!tokenEndpoint && check.detourDue()) {
            login.addRequiredAction(DeviceGateFactory.ID);
            return;
        }
        Optional<Verdict> verdict = check.decideAuthenticated(tokenEndpoint ? Point.DIRECT_GRANT : Point.LOGIN);
        Optional<Verdict> denial = verdict.filter(Verdict::denies);
        if (denial.isPresent()) {
            if (tokenEndpoint) {
                throw denyGrant(context, denial.get());
            }
            if (isPassive(session, login)) {
                reportPassive(context, denial.get());
            }
            login.addRequiredAction(DeviceGateFactory.ID);
            return;
        }
        if (!tokenEndpoint && verdict.filter(warning(context)::due).isPresent()) {
            login.addRequiredAction(DeviceGateFactory.ID);
            return;
        }
        login.removeRequiredAction(DeviceGateFactory.ID);
        verdict.ifPresent(v -> new DecisionTrace(session).note(v));
        verdict.flatMap(Verdict::turnedByBreakGlass)
                .ifPresent(without -> context.getEvent()
                        .detail("device_compliance", Rule.BREAK_GLASS.wire())
                        .detail("device_compliance_without", without.rule().wire()));
        if (tokenEndpoint) {
            TokenDenial.markChecked(session);
        }
    }

    /** Asked to run an action that no application may initiate, Keycloak would skip it, also where it is required. */
    private static void ignoreInitiation(AuthenticationSessionModel login) {
        if (DeviceGateFactory.ID.equals(login.getClientNote(Constants.KC_ACTION))) {
            login.removeClientNote(Constants.KC_ACTION);
        }
    }

    /** Thrown here, before there is a session, so that none is left behind. */
    private RuntimeException denyGrant(RequiredActionContext context, Verdict denial) {
        new DecisionTrace(session).note(denial);
        new AuthenticationSessionManager(session)
                .removeAuthenticationSession(context.getRealm(), context.getAuthenticationSession(), false);
        context.getEvent()
                .user(context.getUser())
                .detail(Details.REASON, denial.decision().rule().wire())
                .error(TokenDenial.ERROR);
        return TokenDenial.invalidGrant(denial);
    }

    /** With {@code prompt=none}, or {@code IsPassive} in SAML, no page follows, only an error to the client. */
    static boolean isPassive(KeycloakSession session, AuthenticationSessionModel login) {
        return OIDCLoginProtocol.PROMPT_VALUE_NONE.equals(login.getClientNote(OAuth2Constants.PROMPT))
                || PassiveRequest.is(session, login);
    }

    /**
     * Whether a page may come although nothing is refused. SAML leaves no trace of being passive in the login, so there
     * only a person who has just answered a page of the login gets another one.
     */
    static boolean mayShowPages(KeycloakSession session, AuthenticationSessionModel login) {
        boolean oidc = OIDCLoginProtocol.LOGIN_PROTOCOL.equals(login.getProtocol());
        return oidc
                ? !isPassive(session, login)
                : session.getContext().getUri().getPath().contains("/login-actions/");
    }

    /** Where this login meets the gate; from here on it is there. */
    static URI address(KeycloakSession session, RealmModel realm, AuthenticationSessionModel login) {
        return AuthenticationManager.redirectToRequiredActions(
                        session, realm, login, session.getContext().getUri(), DeviceGateFactory.ID)
                .getLocation();
    }

    private void reportPassive(RequiredActionContext context, Verdict denial) {
        new DecisionTrace(session).note(denial);
        context.getEvent()
                .clone()
                .event(EventType.LOGIN_ERROR)
                .user(context.getUser())
                .detail(Details.REASON, denial.decision().rule().wire())
                .error(TokenDenial.ERROR);
    }

    @Override
    public void requiredActionChallenge(RequiredActionContext context) {
        Optional<Verdict> verdict = challengeIfDenied(context, check(context));
        if (context.getStatus() != RequiredActionContext.Status.CHALLENGE) {
            warnOrGoOn(context, verdict);
        }
    }

    /** Only the page for blocked devices, and the way to what it needs. Without them the context keeps its status. */
    Optional<Verdict> challengeIfDenied(RequiredActionContext context, LoginCheck check) {
        if (check.detourDue()) {
            context.challenge(check.detour());
            return Optional.empty();
        }
        Optional<Verdict> verdict = check.decide(Point.LOGIN);
        verdict.filter(Verdict::denies)
                .ifPresent(denial -> context.challenge(check.block(context.form(), context.getEvent(), denial)));
        return verdict;
    }

    private void warnOrGoOn(RequiredActionContext context, Optional<Verdict> verdict) {
        DailyWarning warning = warning(context);
        verdict.filter(warning::due)
                .ifPresentOrElse(v -> context.challenge(warning.show(context.form(), v)), context::success);
    }

    /** "Try again" on the page for blocked devices, "continue" on the warning. */
    @Override
    public void processAction(RequiredActionContext context) {
        LoginCheck check = check(context);
        if (check.detourDue()) {
            context.challenge(check.detour());
            return;
        }
        Optional<Verdict> verdict = check.decide(Point.LOGIN);
        if (verdict.filter(Verdict::denies).isPresent()) {
            context.challenge(check.tryAgain(context.form(), context.getEvent(), verdict.get()));
            return;
        }
        verdict.ifPresent(warning(context)::understood);
        warnOrGoOn(context, verdict);
        if (context.getStatus() == RequiredActionContext.Status.SUCCESS) {
            context.getAuthenticationSession().removeRequiredAction(DeviceGateFactory.ID);
        }
    }

    private DailyWarning warning(RequiredActionContext context) {
        return new DailyWarning(session, context.getAuthenticationSession());
    }

    private LoginCheck check(RequiredActionContext context) {
        return new LoginCheck(session, context.getRealm(), context.getUser(), context.getAuthenticationSession());
    }

    @Override
    public void close() {}
}
