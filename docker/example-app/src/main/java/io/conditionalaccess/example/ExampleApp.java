// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.example;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The application's addresses: a page, an API for scripts in it, the login, and where Keycloak tells of logouts. */
public final class ExampleApp {
    private static final int LONGEST_BODY = 64 * 1024;
    private static final String SESSION = "session";
    private static final String LOGIN = "login";
    private final Door door;

    private ExampleApp(Door door) {
        this.door = door;
    }

    /** Serves until it is stopped; {@link Settings} names the variables. */
    public static void main(String[] args) throws IOException {
        Settings settings = Settings.in(System.getenv());
        ExampleApp app = new ExampleApp(new Door(settings, new Realm(settings), Clock.systemUTC()));
        HttpServer server = HttpServer.create(new InetSocketAddress(settings.port()), 0);
        server.createContext("/", guarded(app::page));
        server.createContext("/api/me", guarded(app::me));
        server.createContext("/login", guarded(app::login));
        server.createContext("/callback", guarded(app::callback));
        server.createContext("/backchannel-logout", guarded(app::backchannelLogout));
        server.setExecutor(Executors.newFixedThreadPool(16));
        server.start();
        System.out.println("Listening on port " + settings.port() + " for " + settings.issuer());
    }

    private void page(HttpExchange exchange) throws IOException {
        if (!exchange.getRequestURI().getPath().equals("/")) {
            html(exchange, 404, "There is nothing here.");
            return;
        }
        Presence presence = presence(exchange);
        if (presence instanceof Presence.Here here) {
            html(
                    exchange,
                    200,
                    "Hello " + escaped(here.session().name()) + ". You work on the device <b>"
                            + escaped(here.session().device()) + "</b>.");
        } else if (presence instanceof Presence.Waiting waiting) {
            exchange.getResponseHeaders().set("Retry-After", waiting.retryAfterSeconds());
            html(
                    exchange,
                    503,
                    "You are still logged in, but this device may not be used now. <a href=\"/login\">See why</a>,"
                            + " or wait: this works again once the device is well.");
        } else {
            exchange.getResponseHeaders().set("WWW-Authenticate", "Login location=\"/login\"");
            html(exchange, 401, "You are not logged in, or your session has ended. <a href=\"/login\">Log in</a>");
        }
    }

    /** For scripts: the same three answers, without leading a script's request to a login page. */
    private void me(HttpExchange exchange) throws IOException {
        Presence presence = presence(exchange);
        if (presence instanceof Presence.Here) {
            json(exchange, 200, "{\"status\":\"here\"}");
        } else if (presence instanceof Presence.Waiting waiting) {
            exchange.getResponseHeaders().set("Retry-After", waiting.retryAfterSeconds());
            json(exchange, 503, "{\"status\":\"waiting\",\"login\":\"/login\"}");
        } else {
            exchange.getResponseHeaders().set("WWW-Authenticate", "Login location=\"/login\"");
            json(exchange, 401, "{\"status\":\"gone\",\"login\":\"/login\"}");
        }
    }

    private void login(HttpExchange exchange) throws IOException {
        String state = Sessions.random();
        setCookie(exchange, LOGIN, state);
        redirect(exchange, door.login(state));
    }

    private void callback(HttpExchange exchange) throws IOException {
        Map<String, String> query = fields(exchange.getRequestURI().getRawQuery());
        String state = query.getOrDefault("state", "");
        // Else somebody could send a person the end of his own login.
        boolean begunHere = !state.isEmpty() && state.equals(cookie(exchange, LOGIN));
        Optional<String> session = begunHere ? door.arrive(state, query.getOrDefault("code", "")) : Optional.empty();
        if (session.isEmpty()) {
            html(exchange, 401, "That login did not work. <a href=\"/login\">Try again</a>");
            return;
        }
        setCookie(exchange, SESSION, session.orElseThrow());
        redirect(exchange, "/");
    }

    private void backchannelLogout(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readNBytes(LONGEST_BODY);
        try {
            int ended = door.logout(fields(new String(body, UTF_8)).getOrDefault("logout_token", ""));
            System.out.println("Logout token accepted, sessions ended: " + ended);
            answer(exchange, 200, "text/plain", "");
        } catch (InvalidTokenException e) {
            System.err.println("Logout token refused: " + e.getMessage());
            json(exchange, 400, "{\"error\":\"invalid_request\"}");
        }
    }

    private Presence presence(HttpExchange exchange) {
        return door.presence(cookie(exchange, SESSION));
    }

    private static HttpHandler guarded(HttpHandler handler) {
        return exchange -> {
            try (exchange) {
                handler.handle(exchange);
            } catch (InvalidTokenException e) {
                System.err.println("Token refused: " + e.getMessage());
                html(exchange, 502, "Keycloak's answer could not be believed.");
            } catch (UncheckedIOException e) {
                System.err.println("Keycloak cannot be reached: " + e.getMessage());
                html(exchange, 502, "Keycloak cannot be reached.");
            }
        };
    }

    private static Map<String, String> fields(String encoded) {
        return Stream.ofNullable(encoded)
                .flatMap(text -> Arrays.stream(text.split("&", -1)))
                .map(pair -> (pair + "=").split("=", 3))
                .collect(Collectors.toMap(
                        pair -> pair[0], pair -> URLDecoder.decode(pair[1], UTF_8), (first, second) -> first));
    }

    private static String cookie(HttpExchange exchange, String name) {
        return Stream.ofNullable(exchange.getRequestHeaders().get("Cookie"))
                .flatMap(List::stream)
                .flatMap(header -> Arrays.stream(header.split("; *", -1)))
                .filter(pair -> pair.startsWith(name + "="))
                .map(pair -> pair.substring(name.length() + 1))
                .findFirst()
                .orElse("");
    }

    private static void setCookie(HttpExchange exchange, String name, String value) {
        exchange.getResponseHeaders().add("Set-Cookie", name + "=" + value + "; Path=/; HttpOnly; SameSite=Lax");
    }

    private static void redirect(HttpExchange exchange, String where) throws IOException {
        exchange.getResponseHeaders().set("Location", where);
        answer(exchange, 302, "text/plain", "");
    }

    private static void html(HttpExchange exchange, int status, String text) throws IOException {
        answer(
                exchange,
                status,
                "text/html",
                "<!DOCTYPE html><html lang=\"en\"><title>Example</title><p>" + text + "</p></html>");
    }

    private static void json(HttpExchange exchange, int status, String body) throws IOException {
        answer(exchange, status, "application/json", body);
    }

    private static void answer(HttpExchange exchange, int status, String type, String body) throws IOException {
        byte[] bytes = body.getBytes(UTF_8);
        exchange.getResponseHeaders().set("Content-Type", type + "; charset=utf-8");
        exchange.getResponseHeaders().set("Cache-Control", "no-store");
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
