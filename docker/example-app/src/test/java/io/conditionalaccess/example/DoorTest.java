// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.example;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.security.interfaces.RSAPublicKey;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Against a realm that grants every code, and answers a refresh as the test wants. */
class DoorTest {
    private static final Map<String, String> HEADER = Map.of("alg", "RS256", "kid", "key-1");
    private static final Pattern NONCE = Pattern.compile("nonce=([^&]+)");
    private final Issuer issuer = new Issuer();
    private HttpServer server;
    private Door door;
    private volatile String nonce = "";
    private volatile int refreshed = 200;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/protocol/openid-connect/token", this::token);
        server.createContext("/protocol/openid-connect/certs", this::certs);
        server.start();
        URI realm = URI.create("http://localhost:" + server.getAddress().getPort());
        Settings settings =
                new Settings(realm, realm, "app", "secret", URI.create("http://app.example"), Duration.ZERO, 0);
        door = new Door(settings, new Realm(settings), Clock.systemUTC());
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void letsInWhoComesBackFromTheLoginThatBeganHere() {
        assertThat(door.presence(login())).isInstanceOf(Presence.Here.class);
    }

    @Test
    void takesEachLoginOnce() {
        begin("state");
        assertThat(door.arrive("state", "code")).isPresent();
        assertThat(door.arrive("state", "code")).isEmpty();
        assertThat(door.arrive("unknown", "code")).isEmpty();
    }

    @Test
    void keepsWhoIsHeldWaitingAndGoesOnAfterwards() {
        String cookie = login();
        refreshed = 503;
        assertThat(door.presence(cookie)).isEqualTo(new Presence.Waiting("7"));
        refreshed = 200;
        assertThat(door.presence(cookie)).isInstanceOf(Presence.Here.class);
    }

    @Test
    void putsOutWhoIsRefused() {
        String cookie = login();
        refreshed = 400;
        assertThat(door.presence(cookie)).isEqualTo(new Presence.Gone());
        refreshed = 200;
        assertThat(door.presence(cookie)).as("for good").isEqualTo(new Presence.Gone());
    }

    @Test
    void putsOutWhomALogoutTokenNames() {
        String cookie = login();
        assertThat(door.logout(logoutToken("other"))).isZero();
        assertThat(door.presence(cookie)).isInstanceOf(Presence.Here.class);
        assertThat(door.logout(logoutToken("session-1"))).isOne();
        assertThat(door.presence(cookie)).isEqualTo(new Presence.Gone());
    }

    private String login() {
        begin("state");
        return door.arrive("state", "code").orElseThrow();
    }

    private void begin(String state) {
        Matcher found = NONCE.matcher(door.login(state));
        assertThat(found.find()).isTrue();
        nonce = found.group(1);
    }

    private String address() {
        return "http://localhost:" + server.getAddress().getPort();
    }

    private String logoutToken(String session) {
        return issuer.sign(
                Map.of("alg", "RS256", "kid", "key-1", "typ", "logout+jwt"),
                Map.of(
                        "iss",
                        address(),
                        "aud",
                        "app",
                        "iat",
                        Instant.now().getEpochSecond(),
                        "jti",
                        session,
                        "sid",
                        session,
                        "events",
                        Map.of("http://schemas.openid.net/event/backchannel-logout", Map.of())));
    }

    private void token(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
        if (body.contains("grant_type=refresh_token")) {
            exchange.getResponseHeaders().set("Retry-After", "7");
            answer(exchange, refreshed, "{\"refresh_token\":\"next\"}");
            return;
        }
        String idToken = issuer.sign(
                HEADER,
                Map.of(
                        "iss",
                        address(),
                        "aud",
                        "app",
                        "exp",
                        Instant.now().plusSeconds(60).getEpochSecond(),
                        "nonce",
                        nonce,
                        "sub",
                        "alice",
                        "sid",
                        "session-1"));
        answer(exchange, 200, "{\"id_token\":\"" + idToken + "\",\"refresh_token\":\"first\"}");
    }

    private void certs(HttpExchange exchange) throws IOException {
        RSAPublicKey key = (RSAPublicKey) issuer.publicKey();
        answer(
                exchange,
                200,
                "{\"keys\":[{\"kty\":\"RSA\",\"use\":\"sig\",\"kid\":\"key-1\",\"n\":\"" + encoded(key.getModulus())
                        + "\",\"e\":\"" + encoded(key.getPublicExponent()) + "\"}]}");
    }

    private static String encoded(BigInteger number) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(number.toByteArray());
    }

    private static void answer(HttpExchange exchange, int status, String body) throws IOException {
        exchange.sendResponseHeaders(status, 0);
        exchange.getResponseBody().write(body.getBytes(UTF_8));
        exchange.close();
    }
}
