// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.authenticator.request;

import io.conditionalaccess.authenticator.binding.SessionBindings;
import io.conditionalaccess.authenticator.check.AccessCheck;
import io.conditionalaccess.authenticator.check.DecisionTrace;
import io.conditionalaccess.authenticator.check.Point;
import io.conditionalaccess.authenticator.check.Verdict;
import io.conditionalaccess.authenticator.detour.CertificateDetour;
import io.conditionalaccess.registry.policy.RealmPolicies;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.keycloak.OAuth2Constants;
import org.keycloak.events.EventType;
import org.keycloak.models.ClientModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.UserSessionModel;
import org.keycloak.services.managers.AuthenticationManager;
import org.keycloak.services.resources.IdentityBrokerService;

/**
 * Linking an account to an identity provider at an application's request. It begins with the identity cookie instead of a
 * login; how it ends is the matter of {@link LinkGuard}.
 */
final class LinkingCheck {
    private final KeycloakSession session;
    private final RealmModel realm;

    LinkingCheck(KeycloakSession session) {
        this.session = session;
        this.realm = session.getContext().getRealm();
    }

    Optional<Response> refusal(Target target) {
        boolean concerned = target.is(IdentityBrokerService.class, "clientInitiatedAccountLinking")
                && RealmPolicies.of(session, realm).isPresent();
        return concerned ? start() : Optional.empty();
    }

    private Optional<Response> start() {
        String clientId = session.getContext().getUri().getQueryParameters().getFirst(OAuth2Constants.CLIENT_ID);
        ClientModel client = clientId == null ? null : realm.getClientByClientId(clientId);
        AuthenticationManager.AuthResult cookie =
                AuthenticationManager.authenticateIdentityCookie(session, realm, true);
        // Without either, Keycloak refuses with its own words.
        return client == null || cookie == null ? Optional.empty() : refusal(cookie.user(), client, cookie.session());
    }

    private Optional<Response> refusal(UserModel user, ClientModel client, UserSessionModel joined) {
        Optional<Verdict> verdict =
                new AccessCheck(session).ofLogin(Point.BROKER, realm, user, client, Optional.of(joined));
        verdict.filter(v -> !v.denies()).ifPresent(v -> new DecisionTrace(session).note(v));
        Optional<Verdict> denial = verdict.filter(Verdict::denies);
        // A browser that shows nothing because nobody asked it is refused, but ends nothing.
        denial.filter(Verdict::endsSession)
                .filter(v -> !new CertificateDetour(session, realm).isOpen())
                .ifPresent(v -> new SessionBindings(session)
                        .end(realm, joined, v.decision().rule()));
        return denial.map(v -> new LinkRefusal(session, v).page(EventType.CLIENT_INITIATED_ACCOUNT_LINKING));
    }
}
