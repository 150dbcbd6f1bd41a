// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.authenticator.request;

import io.conditionalaccess.authenticator.binding.SessionBindings;
import io.conditionalaccess.authenticator.check.Verdict;
import java.util.Optional;
import org.keycloak.events.Event;
import org.keycloak.events.EventListenerProvider;
import org.keycloak.events.EventType;
import org.keycloak.events.admin.AdminEvent;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserSessionModel;

/**
 * Binds the session of an impersonation to the administrator's device, inside the transaction that makes it. No login
 * completes here, so nobody else would.
 */
final class ImpersonationListener implements EventListenerProvider {
    private final KeycloakSession session;

    ImpersonationListener(KeycloakSession session) {
        this.session = session;
    }

    @Override
    public void onEvent(Event event) {
        if (event.getType() == EventType.IMPERSONATE && event.getSessionId() != null) {
            RealmModel realm = session.realms().getRealm(event.getRealmId());
            Optional.ofNullable(session.sessions().getUserSession(realm, event.getSessionId()))
                    .ifPresent(userSession -> bind(realm, userSession));
        }
    }

    private void bind(RealmModel realm, UserSessionModel userSession) {
        Optional<Verdict> verdict = Impersonation.verdict(session, realm, userSession.getUser());
        if (verdict.filter(Verdict::denies).isPresent()) {
            // The filter refused before; should it ever be bypassed, this leaves a cookie of no session.
            session.sessions().removeUserSession(realm, userSession);
        } else {
            verdict.ifPresent(v -> new SessionBindings(session).bind(realm, userSession, v.identity()));
        }
    }

    @Override
    public void onEvent(AdminEvent event, boolean includeRepresentation) {}

    @Override
    public void close() {}
}
