// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.conditionalaccess.demo.client.TokenClient;
import io.conditionalaccess.demo.client.Tokens;
import io.conditionalaccess.demo.http.Http;
import io.conditionalaccess.demo.http.Reply;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Client-initiated backchannel authentication: approved on some device, used on another. */
class CibaIT extends WayIn<Tokens> {
    private static final String CLIENT = "bank";
    private static final String SECRET = "of-the-bank";

    @Override
    protected void prepare() {
        settings.client(Map.of(
                "clientId",
                CLIENT,
                "secret",
                SECRET,
                "publicClient",
                false,
                "optionalClientScopes",
                List.of("offline_access"),
                "defaultClientScopes",
                List.of("basic", "device"),
                "attributes",
                Map.of("oidc.ciba.grant.enabled", "true", "ciba.backchannel.token.delivery.mode", "poll")));
    }

    @Override
    protected Optional<Tokens> enter(Http from) {
        Reply reply = grant(from, "openid");
        return Refusals.ofGrant(reply) ? Optional.empty() : Optional.of(Tokens.in(reply));
    }

    @Override
    protected boolean works(Tokens tokens, Http from) {
        return !Refusals.ofGrant(client(from).refresh(tokens.refresh()));
    }

    @Override
    protected List<String> eventsOfARefusal() {
        return List.of("AUTHREQID_TO_TOKEN_ERROR");
    }

    @Test
    void theTokensNameTheDeviceThatAsked() {
        assertThat(Visits.device(enter(laptop).orElseThrow())).isEqualTo("laptop");
    }

    @Test
    void aDeviceThatShowsNothingIsUnknownAndGetsNoSession() {
        Reply refused = grant(realm.fromNowhere(), "openid").expect(400);

        assertThat(refused.json().path("error_description").asText()).isEqualTo("device_not_compliant: unknown-device");
        assertThat(settings.sessions("alice")).isZero();
    }

    @Test
    void anOfflineTokenIsHeldAndRevokedWithTheDevice() {
        Tokens offline = Tokens.in(grant(laptop, "openid offline_access"));
        infect("medium");
        assertThat(works(offline, laptop)).isFalse();
        infect("none");
        assertThat(works(offline, laptop)).isTrue();

        infect("high");
        infect("none");

        assertThat(works(offline, laptop)).isFalse();
    }

    private Reply grant(Http from, String scope) {
        String message = UUID.randomUUID().toString();
        String request = from.postForm(
                        URI.create(realm.uri() + "/protocol/openid-connect/ext/ciba/auth"),
                        Map.of(
                                "client_id", CLIENT,
                                "client_secret", SECRET,
                                "scope", scope,
                                "login_hint", "alice",
                                "binding_message", message))
                .expect(200)
                .json()
                .path("auth_req_id")
                .asText();
        SharedServer.CHANNEL.approve(realm, message);
        return client(from).token(Map.of("grant_type", "urn:openid:params:grant-type:ciba", "auth_req_id", request));
    }

    private TokenClient client(Http from) {
        return new TokenClient(from, realm.uri(), CLIENT, Optional.of(SECRET));
    }
}
