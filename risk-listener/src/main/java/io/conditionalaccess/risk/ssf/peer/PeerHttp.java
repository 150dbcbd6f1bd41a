// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.risk.ssf.peer;

import com.fasterxml.jackson.databind.JsonNode;
import io.conditionalaccess.risk.http.Waiting;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.apache.http.client.HttpClient;
import org.keycloak.connections.httpclient.HttpClientProvider;
import org.keycloak.http.simple.SimpleHttp;
import org.keycloak.http.simple.SimpleHttpRequest;
import org.keycloak.http.simple.SimpleHttpResponse;
import org.keycloak.models.KeycloakSession;

/**
 * Calls to a transmitter, by Keycloak's own client (truststore, proxies). Redirects are not followed, waiting and answers
 * are bounded.
 */
final class PeerHttp {
    private static final int TIMEOUT_MILLIS = 5_000;
    private static final int MAX_BYTES = 4 * 1024 * 1024;

    private final SimpleHttp http;

    private PeerHttp(SimpleHttp http) {
        this.http = http;
    }

    static PeerHttp of(KeycloakSession session) {
        return of(session, Duration.ofMillis(TIMEOUT_MILLIS));
    }

    /** @param silence how long an answer may take */
    static PeerHttp of(KeycloakSession session, Duration silence) {
        HttpClient client = session.getProvider(HttpClientProvider.class).getHttpClient();
        return new PeerHttp(SimpleHttp.create(client)
                .withMaxConsumedResponseSize(MAX_BYTES)
                .withRequestConfig(Waiting.atMost(client, TIMEOUT_MILLIS, (int) silence.toMillis())
                        .setRedirectsEnabled(false)
                        .build()));
    }

    PeerReply get(URI url, Optional<String> token) throws IOException {
        return send(http.doGet(url.toString()), token);
    }

    PeerReply post(URI url, String token, JsonNode body) throws IOException {
        return send(http.doPost(url.toString()).json(body), Optional.of(token));
    }

    PeerReply patch(URI url, String token, JsonNode body) throws IOException {
        return send(http.doPatch(url.toString()).json(body), Optional.of(token));
    }

    PeerReply delete(URI url, String token) throws IOException {
        return send(http.doDelete(url.toString()), Optional.of(token));
    }

    PeerReply form(URI url, String user, String password, Map<String, String> fields) throws IOException {
        return send(http.doPost(url.toString()).params(fields).authBasic(user, password), Optional.empty());
    }

    private static PeerReply send(SimpleHttpRequest request, Optional<String> token) throws IOException {
        token.ifPresent(request::auth);
        try (SimpleHttpResponse response = request.acceptJson().asResponse()) {
            return new PeerReply(
                    response.getStatus(),
                    Optional.ofNullable(response.asString()).orElse(""));
        }
    }
}
