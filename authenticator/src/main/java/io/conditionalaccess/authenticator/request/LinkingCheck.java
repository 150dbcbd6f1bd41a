// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.authenticator.request;

import io.conditionalaccess.authenticator.binding.LoginBinding;
import io.conditionalaccess.authenticator.binding.SessionBindings;
import io.conditionalaccess.authenticator.check.AccessCheck;
import io.conditionalaccess.authenticator.check.DecisionTrace;
import io.conditionalaccess.authenticator.check.Point;
import io.conditionalaccess.authenticator.check.Verdict;
import io.conditionalaccess.authenticator.token.TokenDenial;
import io.conditionalaccess.registry.DecisionRecord;
import io.conditionalaccess.registry.policy.RealmPolicies;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.keycloak.OAuth2Constants;
import org.keycloak.events.Details;
import org.keycloak.events.EventBuilder;
import org.keycloak.events.EventType;
import org.keycloak.models.ClientModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.UserSessionModel;
import org.keycloak.services.ErrorPage;
import org.keycloak.services.managers.AuthenticationManager;
import org.keycloak.services.resources.IdentityBrokerService;

/**
 * Linking an account to an identity provider at an application's request. It begins with the identity cookie instead of a
 * login, and ends when the provider sends the browser back, which no gate follows.
 */
final class LinkingCheck {
    private static final String REFUSED = "deviceBlocked.linking";

    private final KeycloakSession session;
    private final RealmModel realm;

    LinkingCheck(KeycloakSession session) {
        this.session = session;
        this.realm = session.getContext().getRealm();
    }

    Optional<Response> refusal(Target target) {
        if (RealmPolicies.of(session, realm).isEmpty()) {
            return Optional.empty();
        }
        return target.is(IdentityBrokerService.class, "clientInitiatedAccountLinking") ? start() : finish();
    }

    private Optional<Response> start() {
        String clientId = session.getContext().getUri().getQueryParameters().getFirst(OAuth2Constants.CLIENT_ID);
        ClientModel client = clientId == null ? null : realm.getClientByClientId(clientId);
        AuthenticationManager.AuthResult cookie =
                AuthenticationManager.authenticateIdentityCookie(session, realm, true);
        // Without either, Keycloak refuses with its own words.
        return client == null || cookie == null
                ? Optional.empty()
                : refusal(
                        EventType.CLIENT_INITIATED_ACCOUNT_LINKING,
                        cookie.user(),
                        client,
                        Optional.of(cookie.session()));
    }

    private Optional<Response> finish() {
        return LinkingState.of(session, realm)
                .flatMap(linking -> refusal(
                        EventType.FEDERATED_IDENTITY_LINK,
                        linking.user(),
                        linking.login().getClient(),
                        new LoginBinding(session, realm, linking.login()).joins()));
    }

    private Optional<Response> refusal(
            EventType event, UserModel user, ClientModel client, Optional<UserSessionModel> joins) {
        Optional<Verdict> verdict = new AccessCheck(session).ofLogin(Point.BROKER, realm, user, client, joins);
        verdict.filter(v -> !v.denies()).ifPresent(v -> new DecisionTrace(session).note(v));
        Optional<Verdict> denial = verdict.filter(Verdict::denies);
        denial.filter(Verdict::endsSession)
                .ifPresent(v -> joins.ifPresent(existing -> new SessionBindings(session)
                        .end(realm, existing, v.decision().rule())));
        return denial.map(v -> page(event, v));
    }

    private Response page(EventType event, Verdict denial) {
        DecisionRecord decision = new DecisionTrace(session).write(denial);
        new EventBuilder(realm, session, session.getContext().getConnection())
                .event(event)
                .client(denial.question().subject().clientId())
                .user(denial.user())
                .session(denial.userSessionId().orElse(null))
                .detail(Details.REASON, decision.rule())
                .detail("decision", decision.ref())
                .error(TokenDenial.ERROR);
        return ErrorPage.error(
                session,
                session.getContext().getAuthenticationSession(),
                Response.Status.FORBIDDEN,
                REFUSED,
                decision.ref());
    }
}
