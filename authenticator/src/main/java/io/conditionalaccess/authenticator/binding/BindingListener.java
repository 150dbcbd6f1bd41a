// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.authenticator.binding;

import io.conditionalaccess.authenticator.identity.BroughtCertificate;
import io.conditionalaccess.authenticator.identity.DeviceIdentification;
import io.conditionalaccess.core.decision.Identity;
import io.conditionalaccess.registry.DeviceRegistryProviderFactory;
import io.conditionalaccess.registry.FactsUnavailable;
import io.conditionalaccess.registry.LookupLimit;
import io.conditionalaccess.registry.policy.RealmPolicies;
import io.conditionalaccess.registry.policy.RealmPolicy;
import io.conditionalaccess.registry.session.SamlParticipants;
import java.util.Optional;
import org.keycloak.events.Event;
import org.keycloak.events.EventListenerProvider;
import org.keycloak.events.EventType;
import org.keycloak.events.admin.AdminEvent;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserSessionModel;

/**
 * Settles which device a session belongs to when a login completes, also where the gate was disabled. Keycloak calls it
 * inside the login's transaction, so the session and its row exist together or not at all.
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
        Optional.ofNullable(session.getContext().getAuthenticationSession())
                .ifPresent(login -> BroughtCertificate.bring(session, login));
        try {
            RealmPolicies.of(session, realm).ifPresent(policy -> {
                SamlParticipants.remember(session, realm, userSession);
                complete(realm, userSession, policy);
            });
        } catch (FactsUnavailable e) {
            // Break-glass: the session stays without a device, and is found again once the tables answer.
            SessionBindings bindings = new SessionBindings(session);
            bindings.bind(realm, userSession, new Identity.Unrecognised("facts-unavailable"));
        }
    }

    /** Whatever was decided before, and whoever wrote notes since: from here on the session has its own one. */
    private void complete(RealmModel realm, UserSessionModel userSession, RealmPolicy policy) {
        SessionBindings bindings = new SessionBindings(session);
        if (bindings.restore(realm, userSession)) {
            return;
        }
        Optional<Boolean> joins = LoginBinding.joined(session);
        if (joins.orElseGet(() -> isOlder(userSession, policy))) {
            if (joins.isEmpty()) {
                userSession.removeNote(BindingNote.KEY);
            }
            bindings.index(realm, userSession);
        } else {
            bindings.beginLogin(realm, userSession, new DeviceIdentification(session).identify(realm, policy));
        }
    }

    /**
     * Only where nothing of ours took part in the login, because somebody disabled the gate. In the second in which the
     * realm begins to take part both answers may be right; then a session that was used before is taken for an older one.
     */
    private static boolean isOlder(UserSessionModel userSession, RealmPolicy policy) {
        return SessionBindings.began(userSession).isBefore(policy.takesPartSince())
                && userSession.getStarted() != userSession.getLastSessionRefresh();
    }

    @Override
    public void onEvent(AdminEvent event, boolean includeRepresentation) {}

    @Override
    public void close() {}
}
