// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.registry.session;

import io.conditionalaccess.registry.LogoutTask;
import io.conditionalaccess.registry.LogoutTasks;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.keycloak.models.AuthenticatedClientSessionModel;
import org.keycloak.models.ClientModel;
import org.keycloak.models.KeycloakContext;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.protocol.oidc.OIDCAdvancedConfigWrapper;
import org.keycloak.protocol.oidc.OIDCLoginProtocol;
import org.keycloak.representations.LogoutToken;

/** Takes down, while the session is still there, what an application has to be told afterwards. */
final class LogoutOrders {
    private final KeycloakSession session;
    private final RealmModel realm;
    private final LogoutTasks tasks;
    private final LogoutTask.Cause cause;
    private final Instant now;

    LogoutOrders(KeycloakSession session, RealmModel realm, LogoutTasks tasks, LogoutTask.Cause cause, Instant now) {
        this.session = session;
        this.realm = realm;
        this.tasks = tasks;
        this.cause = cause;
        this.now = now;
    }

    /**
     * Nothing for applications that cannot be told behind their user's back: without a back-channel logout URL, or
     * without a SAML logout service by SOAP.
     *
     * @param occasion tells this logout of the session from others of the same cause
     */
    void write(String sessionId, UserModel user, AuthenticatedClientSessionModel clientSession, String occasion) {
        knownAs(user, clientSession)
                .ifPresent(person -> tasks.add(new LogoutTask(
                        idOf(sessionId, clientSession, occasion),
                        realm.getId(),
                        sessionId,
                        clientSession.getClient().getId(),
                        person.issuer(),
                        person.name(),
                        person.format(),
                        cause,
                        0,
                        now,
                        now)));
    }

    private Optional<KnownAs> knownAs(UserModel user, AuthenticatedClientSessionModel clientSession) {
        ClientModel client = clientSession.getClient();
        if (OIDCLoginProtocol.LOGIN_PROTOCOL.equals(client.getProtocol()) && listens(client)) {
            LogoutToken draft = draft(client, user, clientSession);
            return Optional.of(new KnownAs(draft.getIssuer(), draft.getSubject(), Optional.empty()));
        }
        return SamlParticipants.knownAs(clientSession);
    }

    /** Keycloak's own draft of the token knows the subject as this client's mappers turn it out (pairwise). */
    private LogoutToken draft(ClientModel client, UserModel user, AuthenticatedClientSessionModel clientSession) {
        KeycloakContext context = session.getContext();
        Optional<ClientModel> asking = Optional.ofNullable(context.getClient());
        context.setClient(client);
        try {
            return session.tokens().initLogoutToken(client, user, clientSession);
        } finally {
            asking.ifPresent(context::setClient);
        }
    }

    /** Each occasion once: if two nodes try at the same time, the second one's transaction fails on this key. */
    private UUID idOf(String sessionId, AuthenticatedClientSessionModel clientSession, String occasion) {
        String name = String.join(
                "/",
                cause.name(),
                sessionId,
                occasion,
                clientSession.getClient().getId());
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
    }

    private static boolean listens(ClientModel client) {
        String url = OIDCAdvancedConfigWrapper.fromClientModel(client).getBackchannelLogoutUrl();
        return url != null && !url.isBlank();
    }
}
