// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.authenticator.check;

import io.conditionalaccess.registry.Agent;
import org.keycloak.device.DeviceActivityManager;
import org.keycloak.device.DeviceRepresentationProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.UserSessionModel;

/** Which browser a person uses, as far as Keycloak knows it. */
final class Browser {
    private Browser() {}

    /** The one that began the session, because on the back channel the caller is a server; else that of this request. */
    static Agent of(KeycloakSession session, Verdict verdict) {
        return verdict.userSessionId()
                .map(id -> ofSession(session, verdict, id))
                .orElseGet(() -> Agent.of(
                        session.getProvider(DeviceRepresentationProvider.class).deviceRepresentation()));
    }

    private static Agent ofSession(KeycloakSession session, Verdict verdict, String id) {
        UserSessionModel online = session.sessions().getUserSession(verdict.realm(), id);
        UserSessionModel found =
                online == null ? session.sessions().getOfflineUserSession(verdict.realm(), id) : online;
        return found == null ? Agent.UNKNOWN : Agent.of(DeviceActivityManager.getCurrentDevice(found));
    }
}
