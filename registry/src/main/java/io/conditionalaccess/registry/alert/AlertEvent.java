// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.registry.alert;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import org.keycloak.common.util.Time;
import org.keycloak.events.EventListenerProvider;
import org.keycloak.events.EventListenerProviderFactory;
import org.keycloak.events.EventStoreProvider;
import org.keycloak.events.admin.AdminEvent;
import org.keycloak.events.admin.AuthDetails;
import org.keycloak.events.admin.OperationType;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/**
 * An alert as an admin event: stored where the realm keeps admin events, and told to its listeners. Keycloak's own
 * builder wants an administrator who did it, and nobody did this.
 */
final class AlertEvent {
    static final String RESOURCE_TYPE = "DEVICE_COMPLIANCE_ALERT";
    private static final Logger LOG = Logger.getLogger(AlertEvent.class);

    private AlertEvent() {}

    static void send(KeycloakSession session, Alert alert) {
        RealmModel realm = session.realms().getRealm(alert.realmId());
        if (realm == null) {
            return;
        }
        session.getContext().setRealm(realm);
        AdminEvent event = event(realm, alert);
        EventStoreProvider store = realm.isAdminEventsEnabled() ? session.getProvider(EventStoreProvider.class) : null;
        if (store != null) {
            // What happened is the content here, not a copy of a representation that may hold secrets.
            store.onEvent(event, true);
        }
        Set<String> chosen = realm.getEventsListenersStream().collect(Collectors.toSet());
        session.getKeycloakSessionFactory()
                .getProviderFactoriesStream(EventListenerProvider.class)
                .map(EventListenerProviderFactory.class::cast)
                .filter(listener -> listener.isGlobal() || chosen.contains(listener.getId()))
                .forEach(listener -> tell(session, listener, event));
    }

    private static void tell(KeycloakSession session, EventListenerProviderFactory listener, AdminEvent event) {
        try {
            session.getProvider(EventListenerProvider.class, listener.getId()).onEvent(event, true);
        } catch (RuntimeException e) {
            LOG.warnf(e, "event listener %s failed on an alert", listener.getId());
        }
    }

    private static AdminEvent event(RealmModel realm, Alert alert) {
        AuthDetails nobody = new AuthDetails();
        nobody.setRealmId(realm.getId());
        nobody.setRealmName(realm.getName());
        AdminEvent event = new AdminEvent();
        event.setId(UUID.randomUUID().toString());
        event.setTime(Time.currentTimeMillis());
        event.setRealmId(realm.getId());
        event.setRealmName(realm.getName());
        event.setAuthDetails(nobody);
        event.setOperationType(OperationType.ACTION);
        event.setResourceTypeAsString(RESOURCE_TYPE);
        event.setResourcePath("device-compliance/alerts/" + alert.kind().wire());
        event.setRepresentation(json(alert).toString());
        event.setDetails(details(alert));
        return event;
    }

    private static Map<String, String> details(Alert alert) {
        Map<String, String> details = new HashMap<>(alert.details());
        alert.device().ifPresent(device -> details.put("device", device));
        alert.user().ifPresent(user -> details.put("user", user));
        return details;
    }

    private static ObjectNode json(Alert alert) {
        ObjectNode json =
                JsonNodeFactory.instance.objectNode().put("kind", alert.kind().wire());
        new TreeMap<>(details(alert)).forEach(json::put);
        return json;
    }
}
