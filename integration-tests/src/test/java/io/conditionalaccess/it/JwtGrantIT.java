// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.conditionalaccess.demo.DemoRealm;
import io.conditionalaccess.demo.client.TokenClient;
import io.conditionalaccess.demo.client.Tokens;
import io.conditionalaccess.demo.http.Http;
import io.conditionalaccess.demo.http.Reply;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** An identity provider's assertion for an access token (RFC 7523), which belongs to no session. */
class JwtGrantIT extends WayIn<Tokens> {
    private static final String CLIENT = "agent";
    private static final String SECRET = "of-the-agent";
    private static final String ISSUER = "https://issuer.example";
    private static final Signer SIGNER = new Signer();

    @Override
    protected void prepare() {
        realm.admin
                .post(
                        realm.name + "/identity-provider/instances",
                        Map.of(
                                "alias",
                                "issuer",
                                "providerId",
                                "jwt-authorization-grant",
                                "enabled",
                                true,
                                "config",
                                Map.of(
                                        "issuer",
                                        ISSUER,
                                        "jwtAuthorizationGrantEnabled",
                                        "true",
                                        "useJwksUrl",
                                        "false",
                                        "publicKeySignatureVerifier",
                                        SIGNER.pem())))
                .expect(201);
        String alice = realm.recipe
                .only("users?exact=true&username=alice", "username", "alice")
                .path("id")
                .asText();
        realm.admin
                .post(
                        realm.name + "/users/" + alice + "/federated-identity/issuer",
                        Map.of("userId", "alice-there", "userName", "alice-there"))
                .expect(204);
        settings.client(Map.of(
                "clientId",
                CLIENT,
                "secret",
                SECRET,
                "publicClient",
                false,
                "attributes",
                Map.of(
                        "oauth2.jwt.authorization.grant.enabled", "true",
                        "oauth2.jwt.authorization.grant.idp", "issuer")));
        settings.audience(CLIENT, DemoRealm.API_CLIENT);
    }

    @Override
    protected Optional<Tokens> enter(Http from) {
        Reply reply = grant(from);
        return Refusals.ofGrant(reply) ? Optional.empty() : Optional.of(Tokens.in(reply));
    }

    @Override
    protected boolean works(Tokens tokens, Http from) {
        boolean active = new Introspection(realm, DemoRealm.API_CLIENT, DemoRealm.API_SECRET).active(tokens.access());
        assertThat(realm.api().userinfo(tokens.access()).status())
                .as("userinfo says the same")
                .isEqualTo(active ? 200 : 401);
        assertThat(account(tokens)).as("account REST says the same").isEqualTo(active ? 200 : 401);
        return active;
    }

    @Override
    protected List<String> eventsOfARefusal() {
        return List.of("JWT_AUTHORIZATION_GRANT_ERROR");
    }

    @Test
    void aClientThatShowsNoDeviceIsUnknown() {
        assertThat(grant(realm.fromNowhere())
                        .expect(400)
                        .json()
                        .path("error_description")
                        .asText())
                .isEqualTo("device_not_compliant: unknown-device");
    }

    private int account(Tokens tokens) {
        return realm.fromNowhere()
                .send(Http.request(URI.create(realm.uri() + "/account/"))
                        .header("Accept", "application/json")
                        .header("Authorization", "Bearer " + tokens.access())
                        .build())
                .status();
    }

    private Reply grant(Http from) {
        long now = Instant.now().getEpochSecond();
        String assertion = SIGNER.sign(
                Map.of("typ", "JWT"),
                Map.of(
                        "iss",
                        ISSUER,
                        "sub",
                        "alice-there",
                        "aud",
                        realm.uri().toString(),
                        "jti",
                        UUID.randomUUID().toString(),
                        "iat",
                        now,
                        "exp",
                        now + 60));
        return new TokenClient(from, realm.uri(), CLIENT, Optional.of(SECRET))
                .token(Map.of(
                        "grant_type",
                        "urn:ietf:params:oauth:grant-type:jwt-bearer",
                        "assertion",
                        assertion,
                        "scope",
                        "openid"));
    }
}
