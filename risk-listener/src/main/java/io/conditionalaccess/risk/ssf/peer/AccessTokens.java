// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.risk.ssf.peer;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.conditionalaccess.risk.source.SourceKind;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.keycloak.models.KeycloakSession;

/** Tokens for calls to transmitters, by the client credentials grant (RFC 6749, section 4.4). */
final class AccessTokens {
    private static final String SCOPE = "ssf.read ssf.manage";
    private static final Duration SPARE = Duration.ofSeconds(30);
    /** Where a token endpoint does not say how long a token lasts. */
    private static final int DEFAULT_SECONDS = 60;

    private static final int MAX_KEPT = 10_000;

    private final Clock clock;
    private final Cache<Key, Token> tokens =
            Caffeine.newBuilder().maximumSize(MAX_KEPT).build();

    AccessTokens(Clock clock) {
        this.clock = clock;
    }

    private record Key(String realm, String issuer, SourceKind.OauthClient client) {
        static Key of(KeycloakSession session, SourceKind.Ssf config, SourceKind.OauthClient client) {
            return new Key(session.getContext().getRealm().getId(), config.issuer(), client);
        }
    }

    private record Token(String value, Instant until) {
        @Override
        public String toString() {
            return "Token";
        }
    }

    String get(KeycloakSession session, SourceKind.Ssf config) throws IOException {
        SourceKind.OauthClient client = client(config);
        Key key = Key.of(session, config, client);
        Token known = tokens.getIfPresent(key);
        if (known != null && clock.instant().isBefore(known.until())) {
            return known.value();
        }
        Token fresh = fetch(session, config, client);
        tokens.put(key, fresh);
        return fresh.value();
    }

    /** After it was not accepted. */
    void forget(KeycloakSession session, SourceKind.Ssf config) throws IOException {
        tokens.invalidate(Key.of(session, config, client(config)));
    }

    private static SourceKind.OauthClient client(SourceKind.Ssf config) throws IOException {
        return config.client().orElseThrow(() -> new IOException("no client at the transmitter is configured"));
    }

    private Token fetch(KeycloakSession session, SourceKind.Ssf config, SourceKind.OauthClient client)
            throws IOException {
        PeerHttp http = PeerHttp.of(session);
        URI url = config.tokenUrl().isPresent() ? config.tokenUrl().get() : discovered(http, config.issuer());
        String secret = client.secret()
                .reveal(session)
                .orElseThrow(() -> new IOException("the vault does not have the client's secret"));
        JsonNode answer = http.form(
                        url,
                        encoded(client.id()),
                        encoded(secret),
                        Map.of("grant_type", "client_credentials", "scope", SCOPE))
                .expect(200)
                .json();
        String value = answer.path("access_token").asText();
        if (value.isEmpty()) {
            throw new IOException("the token endpoint answered without a token");
        }
        long seconds = answer.path("expires_in").asLong(DEFAULT_SECONDS);
        return new Token(value, clock.instant().plusSeconds(seconds).minus(SPARE));
    }

    /** OpenID Connect Discovery puts the name after the issuer's path, RFC 8414 before it. */
    private static URI discovered(PeerHttp http, String issuer) throws IOException {
        List<URI> openId = WellKnown.addresses(issuer, "openid-configuration");
        List<URI> oauth = WellKnown.addresses(issuer, "oauth-authorization-server");
        List<URI> addresses =
                Stream.of(openId.get(openId.size() - 1), oauth.get(0)).toList();
        WellKnown.Document document = WellKnown.fetch(http, addresses);
        if (!document.json().path("issuer").asText().equals(issuer)) {
            throw new IOException("the metadata with the token endpoint is of another issuer");
        }
        Optional<URI> endpoint = TransmitterMetadata.address(document.json(), "token_endpoint", document.from());
        return endpoint.orElseThrow(() -> new IOException("no usable token endpoint in the issuer's metadata"));
    }

    /** RFC 6749, section 2.3.1. */
    private static String encoded(String text) {
        return URLEncoder.encode(text, UTF_8);
    }
}
