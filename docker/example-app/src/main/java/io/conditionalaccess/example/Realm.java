// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.example;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.spec.RSAPublicKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The realm at Keycloak, as this application's server talks to it. */
final class Realm {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration BETWEEN_LOOKS_FOR_KEYS = Duration.ofSeconds(10);
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(PATIENCE).build();
    private final Settings settings;
    private final Map<String, PublicKey> keys = new HashMap<>();
    private Instant lookedForKeys = Instant.MIN;

    Realm(Settings settings) {
        this.settings = settings;
    }

    /** What Keycloak answered: the status, {@code Retry-After} in seconds or nothing, and the body as JSON. */
    record Answer(int status, Optional<String> retryAfter, JsonNode json) {}

    /** Where the browser goes to log in. */
    String loginAddress(Map<String, String> parameters) {
        return endpoint(settings.issuer(), "auth") + "?" + encode(parameters);
    }

    /** Asks the token endpoint as this client. */
    Answer token(Map<String, String> fields) {
        Map<String, String> all = new HashMap<>(fields);
        all.put("client_id", settings.clientId());
        all.put("client_secret", settings.clientSecret());
        return send(HttpRequest.newBuilder(endpoint(settings.backend(), "token"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(encode(all))));
    }

    /** The key of this id; keys that are new are asked for, though not for every token that names one. */
    synchronized Optional<PublicKey> key(String id) {
        Instant now = Instant.now();
        if (!keys.containsKey(id) && now.isAfter(lookedForKeys.plus(BETWEEN_LOOKS_FOR_KEYS))) {
            lookedForKeys = now;
            Answer answer = send(HttpRequest.newBuilder(endpoint(settings.backend(), "certs")));
            keys.clear();
            for (JsonNode key : answer.json().path("keys")) {
                if (key.path("kty").asText().equals("RSA")
                        && key.path("use").asText().equals("sig")) {
                    keys.put(key.path("kid").asText(), rsa(key));
                }
            }
        }
        return Optional.ofNullable(keys.get(id));
    }

    private static URI endpoint(URI realm, String name) {
        return URI.create(realm + "/protocol/openid-connect/" + name);
    }

    private Answer send(HttpRequest.Builder request) {
        try {
            HttpResponse<String> response = http.send(request.timeout(PATIENCE).build(), BodyHandlers.ofString(UTF_8));
            return new Answer(
                    response.statusCode(),
                    response.headers().firstValue("Retry-After"),
                    JSON.readTree(response.body()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UncheckedIOException(new InterruptedIOException("interrupted"));
        }
    }

    private static PublicKey rsa(JsonNode key) {
        try {
            return KeyFactory.getInstance("RSA")
                    .generatePublic(new RSAPublicKeySpec(number(key.path("n")), number(key.path("e"))));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a key that cannot be read", e);
        }
    }

    private static BigInteger number(JsonNode value) {
        return new BigInteger(1, Base64.getUrlDecoder().decode(value.asText()));
    }

    private static String encode(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), UTF_8))
                .collect(Collectors.joining("&"));
    }
}
