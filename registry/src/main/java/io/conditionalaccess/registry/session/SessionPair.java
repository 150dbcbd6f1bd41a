// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.registry.session;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.keycloak.models.AuthenticatedClientSessionModel;
import org.keycloak.models.ClientModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.UserSessionModel;

/** The online and the offline session of one id. Removing the online one leaves the offline one alive. */
public record SessionPair(String id, Optional<UserSessionModel> online, Optional<UserSessionModel> offline) {

    public static SessionPair find(KeycloakSession session, RealmModel realm, String id) {
        return new SessionPair(
                id,
                Optional.ofNullable(session.sessions().getUserSession(realm, id)),
                Optional.ofNullable(session.sessions().getOfflineUserSession(realm, id)));
    }

    public boolean isEmpty() {
        return online.isEmpty() && offline.isEmpty();
    }

    /** Per application one client session: an application knows one session id, online or offline. */
    public Map<ClientModel, AuthenticatedClientSessionModel> clients() {
        Map<ClientModel, AuthenticatedClientSessionModel> clients = new HashMap<>();
        List<AuthenticatedClientSessionModel> all = sessions()
                .flatMap(s -> s.getAuthenticatedClientSessions().values().stream())
                .toList();
        all.stream()
                .filter(client -> client.getClient() != null)
                .forEach(client -> clients.putIfAbsent(client.getClient(), client));
        return clients;
    }

    /** Empty if the user was deleted, or if there is no session. */
    Optional<UserModel> user() {
        return sessions().flatMap(s -> Stream.ofNullable(s.getUser())).findFirst();
    }

    void remove(KeycloakSession session, RealmModel realm) {
        offline.ifPresent(s -> session.sessions().removeOfflineUserSession(realm, s));
        online.ifPresent(s -> session.sessions().removeUserSession(realm, s));
    }

    private Stream<UserSessionModel> sessions() {
        return Stream.of(online, offline).flatMap(Optional::stream);
    }
}
