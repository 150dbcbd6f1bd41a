// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.risk.ssf.peer;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import io.conditionalaccess.risk.http.AccessTokens;
import io.conditionalaccess.risk.source.SourceKind;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.keycloak.models.KeycloakSession;

/** Tokens for calls to transmitters, by the client credentials grant (RFC 6749, section 4.4). */
final class ClientTokens {
    private static final String SCOPE = "ssf.read ssf.manage";

    private final AccessTokens<Key> tokens;

    ClientTokens(Clock clock) {
        this.tokens = new AccessTokens<>(clock);
    }

    private record Key(String realm, String issuer, SourceKind.OauthClient client) {
        static Key of(KeycloakSession session, SourceKind.Ssf config, SourceKind.OauthClient client) {
            return new Key(session.getContext().getRealm().getId(), config.issuer(), client);
        }
    }

    String get(KeycloakSession session, SourceKind.Ssf config) throws IOException {
        SourceKind.OauthClient client = client(config);
        Key key = Key.of(session, config, client);
        Optional<String> known = tokens.get(key);
        if (known.isPresent()) {
            return known.get();
        }
        return tokens.keep(key, asked(session, config, client))
                .orElseThrow(() -> new IOException("the token endpoint answered without a usable token"));
    }

    void forget(KeycloakSession session, SourceKind.Ssf config) throws IOException {
        tokens.drop(Key.of(session, config, client(config)));
    }

    private static SourceKind.OauthClient client(SourceKind.Ssf config) throws IOException {
        return config.client().orElseThrow(() -> new IOException("no client at the transmitter is configured"));
    }

    private static JsonNode asked(KeycloakSession session, SourceKind.Ssf config, SourceKind.OauthClient client)
            throws IOException {
        PeerHttp http = PeerHttp.of(session);
        URI url = config.tokenUrl().isPresent() ? config.tokenUrl().get() : discovered(http, config.issuer());
        String secret = client.secret()
                .reveal(session)
                .orElseThrow(() -> new IOException("the vault does not have the client's secret"));
        return http.form(
                        url,
                        encoded(client.id()),
                        encoded(secret),
                        Map.of("grant_type", "client_credentials", "scope", SCOPE))
                .expect(200)
                .json();
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
