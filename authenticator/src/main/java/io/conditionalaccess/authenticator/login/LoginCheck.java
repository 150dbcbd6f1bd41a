// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.authenticator.login;

import io.conditionalaccess.authenticator.binding.LoginBinding;
import io.conditionalaccess.authenticator.binding.SessionBindings;
import io.conditionalaccess.authenticator.check.AccessCheck;
import io.conditionalaccess.authenticator.check.DecisionTrace;
import io.conditionalaccess.authenticator.check.Point;
import io.conditionalaccess.authenticator.check.Verdict;
import io.conditionalaccess.authenticator.detour.LoginDetour;
import io.conditionalaccess.authenticator.identity.BroughtCertificate;
import io.conditionalaccess.core.decision.Identity;
import io.conditionalaccess.core.decision.Rule;
import io.conditionalaccess.registry.DeviceRegistryProvider;
import io.conditionalaccess.registry.DeviceRegistryProviderFactory;
import io.conditionalaccess.registry.setup.RealmSetup;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.Optional;
import java.util.function.Supplier;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.events.EventBuilder;
import org.keycloak.forms.login.LoginFormsProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.UserSessionModel;
import org.keycloak.sessions.AuthenticationSessionModel;

/** Decides one login in progress, binds it if it may go on, and ends the session that it joins if that is over. */
final class LoginCheck {
    private final KeycloakSession session;
    private final RealmModel realm;
    private final UserModel user;
    private final AuthenticationSessionModel login;
    private final Supplier<URI> here;
    private final LoginDetour detour;

    /**
     * @param here where the login goes on if the browser is sent away now
     */
    LoginCheck(
            KeycloakSession session,
            RealmModel realm,
            UserModel user,
            AuthenticationSessionModel login,
            Supplier<URI> here) {
        this.session = session;
        this.realm = realm;
        this.user = user;
        this.login = login;
        this.here = here;
        this.detour = new LoginDetour(session, realm, login);
        BroughtCertificate.bring(session, login);
    }

    /** Of a login that is, or is about to be, at the gate. */
    LoginCheck(KeycloakSession session, RealmModel realm, UserModel user, AuthenticationSessionModel login) {
        this(session, realm, user, login, () -> DeviceGate.address(session, realm, login));
    }

    /** Of the login that a flow is in. */
    static LoginCheck of(AuthenticationFlowContext context) {
        return new LoginCheck(
                context.getSession(),
                context.getRealm(),
                context.getUser(),
                context.getAuthenticationSession(),
                context::getRefreshExecutionUrl);
    }

    /** Whether the browser has to be asked for a certificate elsewhere before this login is decided. Only looks. */
    boolean detourDue() {
        return detour.isOpen()
                && !DeviceGate.isPassive(session, login)
                && look(Point.LOGIN)
                        .filter(v -> detour.isWorth(v, DeviceGate.mayShowPages(session, login)))
                        .isPresent();
    }

    Response detour() {
        return detour.begin(here.get());
    }

    /** Only looks. */
    Optional<Verdict> look(Point point) {
        return look(point, new LoginBinding(session, realm, login).joins());
    }

    /** For logins whose person has proven who they are. Empty if the realm does not take part. */
    Optional<Verdict> decideAuthenticated(Point point) {
        if (nobodyLooks()) {
            return Optional.empty();
        }
        Optional<UserSessionModel> joins = joins();
        Optional<Verdict> verdict = look(point, joins);
        boolean begins = joins.isEmpty() && EndedSession.in(login).isEmpty();
        boolean anew =
                begins && verdict.filter(v -> FirstSight.registered(session, v)).isPresent();
        return decided(point, joins, anew ? look(point, joins) : verdict);
    }

    /** For any place of a flow. Empty if the realm does not take part. */
    Optional<Verdict> decide(Point point) {
        if (nobodyLooks()) {
            return Optional.empty();
        }
        Optional<UserSessionModel> joins = joins();
        return decided(point, joins, look(point, joins));
    }

    /** Under monitor-only the session belongs to no device; and nobody else may say that it does. */
    private boolean nobodyLooks() {
        boolean monitorOnly = DeviceRegistryProviderFactory.of(session).monitorOnly() && RealmSetup.takesPart(realm);
        if (monitorOnly) {
            new LoginBinding(session, realm, login).bind(new Identity.NotAsked());
        }
        return monitorOnly;
    }

    private Optional<UserSessionModel> joins() {
        Optional<UserSessionModel> joins = new LoginBinding(session, realm, login).joins();
        joins.ifPresentOrElse(
                existing -> EndedSession.rememberJoined(login, existing.getId()), this::rememberEndedMeanwhile);
        return joins;
    }

    private Optional<Verdict> decided(Point point, Optional<UserSessionModel> joins, Optional<Verdict> verdict) {
        LoginBinding binding = new LoginBinding(session, realm, login);
        verdict.filter(v -> !v.denies()).ifPresent(v -> binding.bind(v.identity()));
        boolean ends = joins.isPresent() && verdict.filter(Verdict::endsSession).isPresent();
        // A browser that shows nothing because nobody asked it is no reason to end anything.
        if (!ends || detour.isOpen()) {
            return verdict;
        }
        end(joins.get(), verdict.get());
        // A device that is still bad is told that, and not to sign in again.
        return isRevoked(verdict.get()) ? look(point, Optional.empty()) : verdict;
    }

    private static boolean isRevoked(Verdict verdict) {
        return verdict.decision().rule() == Rule.SESSION_REVOKED;
    }

    /** The person was let in by a session that has been revoked while a page was open: credentials are missing now. */
    private void rememberEndedMeanwhile() {
        EndedSession.joined(login)
                .filter(id -> EndedSession.in(login).isEmpty())
                .filter(id -> DeviceRegistryProvider.of(session).bindings().ended(realm, id))
                .ifPresent(id -> new EndedSession(Rule.SESSION_REVOKED, id).rememberIn(login));
    }

    private Optional<Verdict> look(Point point, Optional<UserSessionModel> joins) {
        Optional<Verdict> fresh = new AccessCheck(session).ofLogin(point, realm, user, login.getClient(), joins);
        // A session that it can join again is a newer one, which the person began with credentials in another tab.
        Optional<EndedSession> ended = joins.isPresent() ? Optional.empty() : EndedSession.in(login);
        return fresh.map(v -> ended.map(e -> e.over(v)).orElse(v));
    }

    private void end(UserSessionModel existing, Verdict verdict) {
        new DecisionTrace(session).note(verdict);
        new EndedSession(verdict.decision().rule(), existing.getId()).rememberIn(login);
        new SessionBindings(session).end(realm, existing, verdict.decision().rule());
    }

    /** The page, with what its button will do. Where that is trying again, the page asks by itself when it helps. */
    Response block(LoginFormsProvider form, EventBuilder event, Verdict denial) {
        boolean newLogin = needsNewLogin(denial);
        if (newLogin) {
            WaitingLogin.forget(login);
        } else {
            WaitingLogin.remember(login);
            form.setAttribute("waitingAddress", WaitingLogin.address(session, login));
        }
        return new BlockedPage(session, newLogin).show(form, event, denial);
    }

    /**
     * Whether the button of a waiting page would lead further now. Only looks. A revoked session, which Keycloak may find
     * in its cache for long, keeps nobody waiting: the button leads to a new login.
     */
    boolean goesOn() {
        Optional<Verdict> verdict = look(Point.LOGIN);
        boolean revoked = verdict.filter(LoginCheck::isRevoked).isPresent();
        return (revoked ? look(Point.LOGIN, Optional.empty()) : verdict)
                .filter(v -> v.denies() && !needsNewLogin(v))
                .isEmpty();
    }

    /** What the page's button does while the verdict is still a denial. */
    Response tryAgain(LoginFormsProvider form, EventBuilder event, Verdict denial) {
        if (!needsNewLogin(denial)) {
            return detour.mayHelp(denial) ? detour() : block(form, event, denial);
        }
        new LoginBinding(session, realm, login)
                .joins()
                .ifPresent(existing -> new SessionBindings(session)
                        .end(realm, existing, denial.decision().rule()));
        return EndedSession.restart(session, realm, login);
    }

    private boolean needsNewLogin(Verdict denial) {
        return denial.newLoginHelps() || EndedSession.isAllThatIsWrong(login, denial);
    }
}
