// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.risk.reaction;

import io.conditionalaccess.registry.LogoutTask;
import io.conditionalaccess.registry.session.SamlParticipants;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.keycloak.models.ClientModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.RealmModel;
import org.keycloak.models.utils.KeycloakModelUtils;
import org.keycloak.protocol.LoginProtocol;
import org.keycloak.protocol.saml.SamlProtocol;

/**
 * A logout request by the SOAP binding (SAML 2.0 Profiles, section 4.4). Keycloak makes it, signs it, sends it and checks
 * the answer, so that it is what the application gets when a person signs out. Its transaction is open meanwhile, but
 * holds a connection to the database only if something about realm, client or keys is not cached.
 */
record SamlLogoutCall(KeycloakSessionFactory factory, LogoutTask task, String clientId) implements LogoutCall {

    /** Empty if realm, client or its URL are gone by now: then there is nobody to tell. */
    static Optional<SamlLogoutCall> of(KeycloakSession session, LogoutTask task) {
        return Optional.ofNullable(session.realms().getRealm(task.realmId()))
                .flatMap(realm -> listener(realm, task))
                .map(client -> new SamlLogoutCall(session.getKeycloakSessionFactory(), task, client.getClientId()));
    }

    private static Optional<ClientModel> listener(RealmModel realm, LogoutTask task) {
        return Optional.ofNullable(realm.getClientById(task.client()))
                .filter(ClientModel::isEnabled)
                .filter(SamlParticipants::listens);
    }

    @Override
    public boolean send(int timeoutMillis) {
        return KeycloakModelUtils.runJobInTransactionWithResult(factory, session -> {
            RealmModel realm = session.realms().getRealm(task.realmId());
            session.getContext().setRealm(realm);
            return listener(realm, task)
                    .filter(client -> heard(session, realm, client, timeoutMillis))
                    .isPresent();
        });
    }

    private boolean heard(KeycloakSession session, RealmModel realm, ClientModel client, int timeoutMillis) {
        session.getContext().setClient(client);
        FormerSession ended = new FormerSession(task, client);
        LoginProtocol protocol = session.getProvider(LoginProtocol.class, SamlProtocol.LOGIN_PROTOCOL)
                .setSession(BoundedWaiting.in(session, timeoutMillis))
                .setRealm(realm)
                .setUriInfo(ended.server());
        try (Response answer = protocol.backchannelLogout(ended.userSession(), ended.clientSession())) {
            return answer.getStatus() == Response.Status.OK.getStatusCode();
        }
    }

    /** The task names a person. */
    @Override
    public String toString() {
        return "SamlLogoutCall[" + clientId + "]";
    }
}
