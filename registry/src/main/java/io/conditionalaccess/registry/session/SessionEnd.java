// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.authenticator.binding;

import io.conditionalaccess.core.decision.Rule;
import io.conditionalaccess.registry.DeviceRegistryProvider;
import io.conditionalaccess.registry.LogoutTask;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.keycloak.common.util.Time;
import org.keycloak.events.Details;
import org.keycloak.events.EventBuilder;
import org.keycloak.events.EventType;
import org.keycloak.models.AuthenticatedClientSessionModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserSessionModel;
import org.keycloak.protocol.oidc.OIDCAdvancedConfigWrapper;
import org.keycloak.representations.LogoutToken;

/** Ends one user session for good, in the current transaction; its applications are told after that. */
public final class SessionEnd {
    private final KeycloakSession session;

    public SessionEnd(KeycloakSession session) {
        this.session = session;
    }

    public void end(RealmModel realm, UserSessionModel userSession, Rule why) {
        userSession.getAuthenticatedClientSessions().values().stream()
                .flatMap(clientSession -> logoutTask(realm, userSession, clientSession).stream())
                .forEach(DeviceRegistryProvider.of(session).logoutTasks()::add);
        new EventBuilder(realm, session, session.getContext().getConnection())
                .event(EventType.USER_SESSION_DELETED)
                .user(userSession.getUser())
                .session(userSession)
                .detail(Details.REASON, why.wire())
                .success();
        remove(realm, userSession);
    }

    /** An online session and an offline one may share their id, and then the row. */
    private void remove(RealmModel realm, UserSessionModel userSession) {
        String id = userSession.getId();
        if (userSession.isOffline()) {
            session.sessions().removeOfflineUserSession(realm, userSession);
        } else {
            session.sessions().removeUserSession(realm, userSession);
        }
        UserSessionModel twin = userSession.isOffline()
                ? session.sessions().getUserSession(realm, id)
                : session.sessions().getOfflineUserSession(realm, id);
        if (twin == null) {
            DeviceRegistryProvider.of(session)
                    .bindings()
                    .end(realm, id, Instant.ofEpochMilli(Time.currentTimeMillis()));
        }
    }

    private Optional<LogoutTask> logoutTask(
            RealmModel realm, UserSessionModel userSession, AuthenticatedClientSessionModel clientSession) {
        String url = OIDCAdvancedConfigWrapper.fromClientModel(clientSession.getClient())
                .getBackchannelLogoutUrl();
        if (url == null || url.isBlank()) {
            return Optional.empty();
        }
        LogoutToken token =
                session.tokens().initLogoutToken(clientSession.getClient(), userSession.getUser(), clientSession);
        Instant now = Instant.ofEpochMilli(Time.currentTimeMillis());
        return Optional.of(new LogoutTask(
                UUID.randomUUID(),
                realm.getId(),
                userSession.getId(),
                clientSession.getClient().getId(),
                token.getIssuer(),
                token.getSubject(),
                LogoutTask.Cause.REVOKE,
                0,
                now,
                now));
    }
}
