// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.authenticator.binding;

import io.conditionalaccess.authenticator.identity.DeviceIdentification;
import io.conditionalaccess.registry.policy.RealmPolicies;
import io.conditionalaccess.registry.policy.RealmPolicy;
import java.util.Optional;
import org.keycloak.events.Event;
import org.keycloak.events.EventListenerProvider;
import org.keycloak.events.EventType;
import org.keycloak.events.admin.AdminEvent;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserSessionModel;

/**
 * Indexes each login's session when the login completes. Keycloak calls it inside the login's transaction, so the
 * session and its row exist together or not at all.
 */
final class BindingListener implements EventListenerProvider {
    private final KeycloakSession session;

    BindingListener(KeycloakSession session) {
        this.session = session;
    }

    @Override
    public void onEvent(Event event) {
        RealmModel realm = session.getContext().getRealm();
        UserSessionModel userSession = session.getContext().getUserSession();
        if (event.getType() != EventType.LOGIN
                || realm == null
                || userSession == null
                || userSession.getUser() == null
                || !userSession.getId().equals(event.getSessionId())) {
            return;
        }
        Optional<RealmPolicy> policy = RealmPolicies.of(session, realm);
        policy.ifPresent(p -> complete(realm, userSession, p));
    }

    private void complete(RealmModel realm, UserSessionModel userSession, RealmPolicy policy) {
        SessionBindings bindings = new SessionBindings(session);
        boolean begins = userSession.getStarted() == userSession.getLastSessionRefresh();
        if (begins && SessionBindings.note(userSession).isEmpty()) {
            // Somebody disabled the gate: nothing was decided, but the session must not stay without a device.
            bindings.bind(realm, userSession, new DeviceIdentification(session).identify(realm, policy));
        } else {
            bindings.index(realm, userSession);
        }
    }

    @Override
    public void onEvent(AdminEvent event, boolean includeRepresentation) {}

    @Override
    public void close() {}
}
