// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.it;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.conditionalaccess.demo.DemoRealm;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;

/** A product's API on this machine: what it answers at each path is up to the test. */
final class VendorStub implements AutoCloseable {
    static final String CLIENT_SECRET = "vendor-secret-4711";
    static final String TOKEN = "vendor-token-1";

    private final HttpServer server;
    private final Map<String, String> pages = new ConcurrentHashMap<>();
    private final Map<String, Queue<Refusal>> refusals = new ConcurrentHashMap<>();
    private final List<Request> requests = new CopyOnWriteArrayList<>();

    /** What was asked. */
    record Request(String path, String query, String authorization, String body) {}

    private volatile Optional<Pause> pause = Optional.empty();

    private record Pause(String path, CountDownLatch over) {}

    private record Refusal(int status, Map<String, String> headers) {}

    VendorStub() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", this::answer);
        server.start();
    }

    String url() {
        return "http://localhost:" + server.getAddress().getPort();
    }

    /**
     * The configuration of a source, with these keys besides: it asks by itself once, soon after it was saved, and then not
     * again within a test.
     */
    Map<String, String> source(Map<String, String> changes) {
        Map<String, String> config = new HashMap<>(Map.of(
                "endpoint",
                url(),
                "clientSecret",
                CLIENT_SECRET,
                "secret",
                DemoRealm.EDR_SECRET,
                "pollInterval",
                "P1D"));
        config.putAll(changes);
        return config;
    }

    /** What a source of a product of Microsoft's needs besides. */
    Map<String, String> microsoft() {
        return Map.of("tenant", "contoso", "clientId", "app", "tokenEndpoint", url() + "/contoso/oauth2/v2.0/token");
    }

    /** A page of such a product's. */
    static String page(String... rows) {
        return "{\"value\":[" + String.join(",", rows) + "]}";
    }

    /** From now on this path, with its query if one is given, has this content. */
    VendorStub shows(String pathAndQuery, String json) {
        pages.put(pathAndQuery, json);
        return this;
    }

    /** The next request for this path is answered so, and only that one. */
    void refusesOnce(String path, int status, Map<String, String> headers) {
        refusals.computeIfAbsent(path, p -> new ConcurrentLinkedQueue<>()).add(new Refusal(status, headers));
    }

    /** Requests for this path are not answered before what is returned was run. */
    Runnable pausesAt(String path) {
        Pause begun = new Pause(path, new CountDownLatch(1));
        pause = Optional.of(begun);
        return begun.over()::countDown;
    }

    int asked(String path) {
        return requestsFor(path).size();
    }

    List<Request> requestsFor(String path) {
        return requests.stream().filter(request -> request.path().equals(path)).toList();
    }

    private void answer(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
        String path = exchange.getRequestURI().getPath();
        String query =
                Optional.ofNullable(exchange.getRequestURI().getRawQuery()).orElse("");
        String shown = Optional.ofNullable(exchange.getRequestHeaders().getFirst("Authorization"))
                .orElse("");
        requests.add(new Request(path, query, shown, body));
        pause.filter(p -> p.path().equals(path)).ifPresent(VendorStub::await);
        Refusal refusal =
                refusals.getOrDefault(path, new ConcurrentLinkedQueue<>()).poll();
        if (refusal != null) {
            refusal.headers().forEach(exchange.getResponseHeaders()::set);
            send(exchange, refusal.status(), "{}");
        } else if (path.endsWith("/token")) {
            boolean known = body.contains("client_secret=" + CLIENT_SECRET);
            send(
                    exchange,
                    known ? 200 : 401,
                    known
                            ? "{\"token_type\":\"Bearer\",\"expires_in\":3599,\"access_token\":\"" + TOKEN + "\"}"
                            : "{\"error\":\"invalid_client\"}");
        } else if (!shown.endsWith(" " + TOKEN) && !shown.endsWith(" " + CLIENT_SECRET)) {
            send(exchange, 401, "{}");
        } else {
            Optional<String> page =
                    Optional.ofNullable(pages.get(path + "?" + query)).or(() -> Optional.ofNullable(pages.get(path)));
            send(exchange, page.isPresent() ? 200 : 404, page.orElse("{}"));
        }
    }

    private static void await(Pause pause) {
        try {
            pause.over().await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void send(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
