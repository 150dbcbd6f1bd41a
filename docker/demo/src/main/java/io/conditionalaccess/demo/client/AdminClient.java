// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.demo.client;

import io.conditionalaccess.demo.http.Http;
import io.conditionalaccess.demo.http.Json;
import io.conditionalaccess.demo.http.Reply;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Instant;
import java.util.Map;

/** The server's administrator at the admin REST API; paths are relative to {@code /admin/realms/}. */
public final class AdminClient {
    private static final int SECONDS_TO_SPARE = 15;
    private final Http http;
    private final URI server;
    private final Map<String, String> login;
    private String token = "";
    private Instant goodUntil = Instant.MIN;

    /** An administrator in realm master of a server such as {@code http://localhost:8080}. */
    public AdminClient(Http http, URI server, String user, String password) {
        this.http = http;
        this.server = server;
        this.login = Map.of("grant_type", "password", "client_id", "admin-cli", "username", user, "password", password);
    }

    public Reply get(String path) {
        return send("GET", path, BodyPublishers.noBody());
    }

    /** POST without a body. */
    public Reply post(String path) {
        return send("POST", path, BodyPublishers.noBody());
    }

    public Reply post(String path, Object body) {
        return send("POST", path, BodyPublishers.ofString(Json.write(body)));
    }

    /** PUT without a body. */
    public Reply put(String path) {
        return send("PUT", path, BodyPublishers.noBody());
    }

    public Reply put(String path, Object body) {
        return send("PUT", path, BodyPublishers.ofString(Json.write(body)));
    }

    public Reply delete(String path) {
        return send("DELETE", path, BodyPublishers.noBody());
    }

    /** An access token that is good for at least 15 seconds; also for what this class has no method for. */
    public synchronized String token() {
        if (Instant.now().isAfter(goodUntil)) {
            Reply reply = http.postForm(server.resolve("/realms/master/protocol/openid-connect/token"), login);
            token = Tokens.in(reply).access();
            goodUntil =
                    Instant.now().plusSeconds(reply.json().path("expires_in").asLong() - SECONDS_TO_SPARE);
        }
        return token;
    }

    private Reply send(String method, String path, BodyPublisher body) {
        HttpRequest.Builder request = Http.request(server.resolve("/admin/realms/" + path))
                .header("Authorization", "Bearer " + token())
                .method(method, body);
        if (body.contentLength() != 0) {
            request.header("Content-Type", "application/json");
        }
        return http.send(request.build());
    }
}
