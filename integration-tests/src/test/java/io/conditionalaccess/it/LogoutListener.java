// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.it;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.conditionalaccess.demo.http.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.util.Base64;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;

/** An application that wants to be told of logouts (OpenID Connect Back-Channel Logout 1.0). */
final class LogoutListener implements AutoCloseable {
    private static final String FIELD = "logout_token=";

    private final HttpServer server;
    private final List<String> tokens = new CopyOnWriteArrayList<>();
    /** What it answers next; 200 when that is used up. */
    private final Queue<Integer> answers = new ConcurrentLinkedQueue<>();

    LogoutListener(Integer... answers) {
        this.answers.addAll(List.of(answers));
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/logout", this::heard);
        server.start();
    }

    String url() {
        return "http://localhost:" + server.getAddress().getPort() + "/logout";
    }

    /** Every token that arrived, also those that were not answered with 200. */
    List<String> tokens() {
        return List.copyOf(tokens);
    }

    /** The sessions that these tokens end. */
    List<String> sessions() {
        return tokens.stream().map(token -> claims(token).path("sid").asText()).toList();
    }

    static JsonNode claims(String token) {
        return part(token, 1);
    }

    static JsonNode header(String token) {
        return part(token, 0);
    }

    private static JsonNode part(String token, int index) {
        return Json.read(new String(Base64.getUrlDecoder().decode(token.split("\\.", -1)[index]), UTF_8));
    }

    private void heard(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
        boolean form = exchange.getRequestMethod().equals("POST")
                && exchange.getRequestHeaders()
                        .getFirst("Content-Type")
                        .startsWith("application/x-www-form-urlencoded");
        if (form && body.startsWith(FIELD)) {
            tokens.add(URLDecoder.decode(body.substring(FIELD.length()), UTF_8));
        }
        Integer answer = answers.poll();
        exchange.sendResponseHeaders(answer == null ? 200 : answer, -1);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
