// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.risk.reaction;

import io.conditionalaccess.registry.LogoutTask;
import io.conditionalaccess.risk.http.Waiting;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.apache.http.client.HttpClient;
import org.keycloak.connections.httpclient.HttpClientProvider;
import org.keycloak.http.simple.SimpleHttp;
import org.keycloak.models.ClientModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.utils.KeycloakModelUtils;
import org.keycloak.protocol.oidc.OIDCAdvancedConfigWrapper;
import org.keycloak.representations.LogoutToken;
import org.keycloak.services.util.ResolveRelative;
import org.keycloak.util.JsonSerialization;
import org.keycloak.util.TokenUtil;

/**
 * A logout token (OpenID Connect Back-Channel Logout 1.0, section 2.5), ready to go without a database.
 *
 * @param client shared by the server; not to be closed
 */
record LogoutTokenCall(HttpClient client, String clientId, String url, String token) implements LogoutCall {
    private static final String LOGOUT_TOKEN = "logout_token";
    /** At most two minutes, as section 2.4 recommends; so each attempt needs a token of its own. */
    private static final Duration LIFETIME = Duration.ofMinutes(2);

    /** Empty if realm, client or its URL are gone by now: then there is nobody to tell. */
    static Optional<LogoutTokenCall> of(KeycloakSession session, LogoutTask task, Instant now) {
        Optional<RealmModel> realm = Optional.ofNullable(session.realms().getRealm(task.realmId()));
        realm.ifPresent(session.getContext()::setRealm);
        Optional<ClientModel> client = realm.flatMap(r -> Optional.ofNullable(r.getClientById(task.client())));
        return client.filter(ClientModel::isEnabled)
                .flatMap(c -> url(c, task.issuer()).map(url -> of(session, c, url, task, now)));
    }

    private static LogoutTokenCall of(
            KeycloakSession session, ClientModel client, String url, LogoutTask task, Instant now) {
        session.getContext().setClient(client); // decides the algorithm of the signature
        return new LogoutTokenCall(
                session.getProvider(HttpClientProvider.class).getHttpClient(),
                client.getClientId(),
                url,
                session.tokens().encode(token(client, task, now)));
    }

    /**
     * Always with the session's id, whether the client asked for it or not: without it an application would end all
     * sessions of the person, on healthy devices too.
     */
    private static LogoutToken token(ClientModel client, LogoutTask task, Instant now) {
        LogoutToken token = new LogoutToken();
        token.id(KeycloakModelUtils.generateId());
        token.iat(now.getEpochSecond());
        token.exp(now.plus(LIFETIME).getEpochSecond());
        token.issuer(task.issuer());
        token.subject(task.subject());
        token.addAudience(client.getClientId());
        token.setSid(task.sessionId());
        token.putEvents(TokenUtil.TOKEN_BACKCHANNEL_LOGOUT_EVENT, JsonSerialization.createObjectNode());
        boolean offlineToo = task.cause() == LogoutTask.Cause.REVOKE
                && OIDCAdvancedConfigWrapper.fromClientModel(client).getBackchannelLogoutRevokeOfflineTokens();
        if (offlineToo) {
            token.putEvents(TokenUtil.TOKEN_BACKCHANNEL_LOGOUT_EVENT_REVOKE_OFFLINE_TOKENS, true);
        }
        return token;
    }

    /**
     * Resolved as Keycloak does, except that there is no request to take the server's own address from: the issuer of
     * the application's tokens holds it.
     */
    private static Optional<String> url(ClientModel client, String issuer) {
        String configured = OIDCAdvancedConfigWrapper.fromClientModel(client).getBackchannelLogoutUrl();
        if (configured == null || configured.isBlank()) {
            return Optional.empty();
        }
        String server = ServerAddress.of(issuer);
        return Optional.of(ResolveRelative.resolveRelativeUri(server, server, client.getRootUrl(), configured));
    }

    @Override
    public boolean send(int timeoutMillis) throws IOException {
        int status = SimpleHttp.create(client)
                .withRequestConfig(
                        Waiting.atMost(client, timeoutMillis, timeoutMillis).build())
                .doPost(url)
                .param(LOGOUT_TOKEN, token)
                .asStatus();
        return status >= 200 && status < 300;
    }

    /** Holds a token. */
    @Override
    public String toString() {
        return "LogoutTokenCall[" + clientId + "]";
    }
}
