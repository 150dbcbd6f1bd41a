// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.authenticator.binding;

import io.conditionalaccess.authenticator.identity.DeviceIdentification;
import io.conditionalaccess.core.decision.Identity;
import io.conditionalaccess.registry.DeviceRegistryProviderFactory;
import io.conditionalaccess.registry.FactsUnavailable;
import io.conditionalaccess.registry.LookupLimit;
import io.conditionalaccess.registry.policy.RealmPolicies;
import io.conditionalaccess.registry.policy.RealmPolicy;
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
                || !userSession.getId().equals(event.getSessionId())
                || DeviceRegistryProviderFactory.of(session).monitorOnly()) {
            return;
        }
        LookupLimit.beginsFor(session, realm, userSession.getUser());
        try {
            RealmPolicies.of(session, realm).ifPresent(policy -> complete(realm, userSession, policy));
        } catch (FactsUnavailable e) {
            // Break-glass: the session stays without a device, and is found again once the tables answer.
            SessionBindings bindings = new SessionBindings(session);
            bindings.bind(realm, userSession, new Identity.Unrecognised("facts-unavailable"));
        }
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
