// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.it;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.conditionalaccess.demo.http.Http;
import io.conditionalaccess.demo.http.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Where the server asks people for their consent on some device of theirs (Client-Initiated Backchannel Authentication),
 * and where tests answer for them. The binding message tells the requests apart.
 */
final class AuthenticationChannel {
    private final HttpServer server;
    private final Map<String, String> authorizations = new ConcurrentHashMap<>();

    AuthenticationChannel() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", this::asked);
        server.start();
    }

    /** The option of a server that asks here. */
    String option() {
        return "--spi-ciba-auth-channel--ciba-http-auth-channel--http-authentication-channel-uri=http://localhost:"
                + server.getAddress().getPort() + "/";
    }

    /** The person says yes. */
    void approve(TestRealm realm, String bindingMessage) {
        String authorization =
                Optional.ofNullable(authorizations.remove(bindingMessage)).orElseThrow();
        URI callback = URI.create(realm.uri() + "/protocol/openid-connect/ext/ciba/auth/callback");
        realm.fromNowhere()
                .send(Http.request(callback)
                        .header("Authorization", authorization)
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(Json.write(Map.of("status", "SUCCEED"))))
                        .build())
                .expect(200);
    }

    private void asked(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
        authorizations.put(
                Json.read(body).path("binding_message").asText(),
                exchange.getRequestHeaders().getFirst("Authorization"));
        exchange.sendResponseHeaders(201, -1);
        exchange.close();
    }
}
