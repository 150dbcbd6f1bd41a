// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.it;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.conditionalaccess.demo.client.App;
import io.conditionalaccess.demo.client.TokenClient;
import io.conditionalaccess.demo.client.Tokens;
import io.conditionalaccess.demo.client.Visit;
import io.conditionalaccess.demo.http.Http;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;

/** A small application that sends people to log in and greets them by what its token says. */
final class WebApplication implements AutoCloseable {
    /** The example of RFC 7636, appendix B; a real application makes one per login. */
    private static final String VERIFIER = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";

    private static final String CHALLENGE = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM";

    private final HttpServer server;
    private final TokenClient tokens;
    private final URI realm;

    WebApplication(TestRealm realm) {
        this.realm = realm.uri();
        this.tokens = realm.app(realm.fromNowhere());
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", this::home);
        server.createContext("/callback", this::callback);
        server.start();
    }

    URI home() {
        return URI.create("http://localhost:" + server.getAddress().getPort() + "/");
    }

    App app() {
        return new App("app", home().resolve("/callback").toString());
    }

    private void home(HttpExchange exchange) throws IOException {
        String query = Http.encode(Map.of(
                "response_type",
                "code",
                "client_id",
                "app",
                "scope",
                "openid",
                "redirect_uri",
                app().redirectUri(),
                "code_challenge",
                CHALLENGE,
                "code_challenge_method",
                "S256"));
        exchange.getResponseHeaders().add("Location", realm + "/protocol/openid-connect/auth?" + query);
        exchange.sendResponseHeaders(302, -1);
        exchange.close();
    }

    private void callback(HttpExchange exchange) throws IOException {
        Map<String, String> query = Arrays.stream(
                        exchange.getRequestURI().getQuery().split("&"))
                .map(pair -> pair.split("=", 2))
                .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1]));
        Tokens granted = Tokens.in(
                tokens.exchange(new Visit.Code(query.getOrDefault("code", ""), VERIFIER, app().redirectUri())));
        String who = granted.claims().path("preferred_username").asText();
        String where = granted.claims().path("device_id").asText();
        byte[] page = ("<title>Application</title><h1 id=\"greeting\">Hello " + who + " on " + where + "</h1>")
                .getBytes(UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "text/html; charset=utf-8");
        exchange.sendResponseHeaders(200, page.length);
        exchange.getResponseBody().write(page);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
