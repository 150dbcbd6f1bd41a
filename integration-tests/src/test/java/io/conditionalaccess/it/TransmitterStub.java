// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.it;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.conditionalaccess.demo.http.Http;
import io.conditionalaccess.demo.http.Json;
import io.conditionalaccess.demo.http.Reply;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A transmitter whose keys the test owns: publishes metadata and keys on this machine, pushes (RFC 8935), and has one
 * stream that can be polled (RFC 8936) and holds its answers back while it is empty.
 */
final class TransmitterStub implements AutoCloseable {
    static final String AUDIENCE = "https://receiver.example";
    static final String CAEP = "https://schemas.openid.net/secevent/caep/event-type/";
    static final String RISC = "https://schemas.openid.net/secevent/risc/event-type/";

    private final HttpServer server;
    private final String path = "/tenants/" + UUID.randomUUID();
    private final AtomicInteger keysFetched = new AtomicInteger();
    private final PollableStream stream = new PollableStream();
    private final ExecutorService executor = Executors.newCachedThreadPool();
    private volatile Signer signer = new Signer();
    private volatile String kid = "key-1";
    private volatile int keysStatus = 200;

    TransmitterStub() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/.well-known/ssf-configuration" + path, exchange -> answer(exchange, 200, metadata()));
        server.createContext("/keys", exchange -> {
            keysFetched.incrementAndGet();
            answer(exchange, keysStatus, keys());
        });
        server.createContext(
                "/token", exchange -> answer(exchange, 200, Map.of("access_token", "t", "expires_in", 300)));
        server.createContext("/streams", exchange -> answer(exchange, 200, streamAsJson()));
        server.createContext("/poll", this::poll);
        server.setExecutor(executor);
        server.start();
    }

    String issuer() {
        return base() + path;
    }

    private String base() {
        return "http://localhost:" + server.getAddress().getPort();
    }

    /** What a source needs besides to poll. */
    Map<String, String> polled() {
        return Map.of(
                "delivery", "poll", "clientId", "receiver", "clientSecret", "secret", "tokenUrl", base() + "/token");
    }

    PollableStream stream() {
        return stream;
    }

    /** Makes it a source of the realm, with these settings besides. */
    Reply register(TestRealm realm, String alias, Map<String, String> settings) {
        Map<String, String> config = new HashMap<>(Map.of("issuer", issuer(), "audience", AUDIENCE));
        config.putAll(settings);
        return realm.recipe.addSource(alias, "ssf", config);
    }

    /** Signs with another key from now on; the old one is no longer published. */
    void rotate(String newKid) {
        rotate(newKid, new Signer());
    }

    void rotate(String newKid, Signer newSigner) {
        signer = newSigner;
        kid = newKid;
    }

    void keysAnswer(int status) {
        keysStatus = status;
    }

    int keysFetched() {
        return keysFetched.get();
    }

    Map<String, Object> header() {
        Map<String, Object> header = new HashMap<>();
        header.put("typ", "secevent+jwt");
        header.put("kid", kid);
        return header;
    }

    /** The claims of a valid token about this subject. */
    Map<String, Object> claims(String type, Object subject, Map<String, ?> details) {
        Map<String, Object> claims = new LinkedHashMap<>();
        claims.put("iss", issuer());
        claims.put("aud", AUDIENCE);
        claims.put("jti", UUID.randomUUID().toString());
        claims.put("iat", Instant.now().getEpochSecond());
        claims.put("sub_id", subject);
        claims.put("events", Map.of(type, details));
        return claims;
    }

    String sign(Map<String, ?> header, Map<String, ?> claims) {
        return signer.sign(header, claims);
    }

    String token(String type, Object subject, Map<String, ?> details) {
        return sign(header(), claims(type, subject, details));
    }

    Reply push(TestRealm realm, String alias, String token, Map<String, String> headers) {
        var request = Http.request(URI.create(realm.uri() + "/risk-signals/" + alias))
                .header("Content-Type", "application/secevent+jwt")
                .header("Accept", "application/json");
        headers.forEach(request::header);
        return realm.fromNowhere()
                .send(request.POST(BodyPublishers.ofString(token)).build());
    }

    Reply push(TestRealm realm, String alias, String token) {
        return push(realm, alias, token, Map.of());
    }

    private Map<String, ?> metadata() {
        return Map.of(
                "issuer",
                issuer(),
                "jwks_uri",
                base() + "/keys",
                "configuration_endpoint",
                base() + "/streams",
                "critical_subject_members",
                List.of("user"),
                "spec_version",
                "1_0");
    }

    private Map<String, ?> streamAsJson() {
        return Map.of(
                "stream_id",
                "stream-1",
                "iss",
                issuer(),
                "aud",
                AUDIENCE,
                "delivery",
                Map.of("method", "urn:ietf:rfc:8936", "endpoint_url", base() + "/poll"));
    }

    private void poll(HttpExchange exchange) throws IOException {
        JsonNode request = Json.read(new String(exchange.getRequestBody().readAllBytes(), UTF_8));
        answer(exchange, 200, Map.of("sets", stream.polled(request)));
    }

    private Map<String, ?> keys() {
        Map<String, Object> key = new HashMap<>(signer.jwk());
        key.put("kid", kid);
        key.put("use", "sig");
        return Map.of("keys", List.of(key));
    }

    private static void answer(HttpExchange exchange, int status, Map<String, ?> json) throws IOException {
        byte[] body = Json.write(json).getBytes(UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
        executor.shutdownNow();
    }
}
