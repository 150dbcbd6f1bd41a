// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.conditionalaccess.demo.DemoRealm;
import io.conditionalaccess.demo.client.TokenClient;
import io.conditionalaccess.demo.client.Tokens;
import io.conditionalaccess.demo.http.Http;
import io.conditionalaccess.demo.http.Reply;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Keycloak's older token exchange, which also impersonates, and makes assertions and other issuers' tokens. */
class TokenExchangeV1IT extends WayOfASession<Tokens> {

    @Override
    protected Optional<Tokens> enter(Tokens tokens, Http from) {
        Reply reply = exchange(tokens, realm.fromNowhere(), Map.of());
        return Refusals.ofGrant(reply) ? Optional.empty() : Optional.of(Tokens.in(reply));
    }

    @Override
    protected boolean works(Tokens exchanged, Http from) {
        return !Refusals.ofGrant(api(from).refresh(exchanged.refresh()));
    }

    @Override
    protected List<String> eventsOfARefusal() {
        return List.of("TOKEN_EXCHANGE_ERROR");
    }

    /** Neither an assertion nor another issuer's token is made here for want of permissions, which come second. */
    @Test
    void nothingElseIsMadeOfAHeldTokenEither() {
        Tokens tokens = granted(laptop);
        Map<String, String> assertion =
                Map.of("requested_token_type", "urn:ietf:params:oauth:token-type:saml2", "audience", "app");
        Map<String, String> elsewhere = Map.of("requested_issuer", "elsewhere");
        assertThat(error(exchange(tokens, realm.fromNowhere(), assertion))).isNotEqualTo("invalid_grant");
        assertThat(error(exchange(tokens, realm.fromNowhere(), elsewhere))).isNotEqualTo("invalid_grant");

        infect("medium");

        assertThat(Refusals.ofGrant(exchange(tokens, realm.fromNowhere(), assertion)))
                .isTrue();
        assertThat(Refusals.ofGrant(exchange(tokens, realm.fromNowhere(), elsewhere)))
                .isTrue();
    }

    @Test
    void anImpersonatingExchangeIsALoginOfTheDeviceThatAsks() {
        Tokens asBob = Tokens.in(exchange(impersonator(), laptop, AS_BOB));

        assertThat(asBob.claims().path("preferred_username").asText()).isEqualTo("bob");
        assertThat(works(asBob, realm.fromNowhere())).isTrue();
        infect("medium");
        assertThat(works(asBob, realm.fromNowhere())).isFalse();
        infect("none");
        assertThat(works(asBob, realm.fromNowhere())).isTrue();
    }

    @Test
    void anImpersonatingExchangeFromABadOrUnknownDeviceOrWithATokenOfOneMakesNoSession() {
        Tokens tokens = impersonator();
        assertThat(Refusals.ofGrant(exchange(tokens, realm.fromNowhere(), AS_BOB)))
                .isTrue();
        infect("medium");

        assertThat(Refusals.ofGrant(exchange(tokens, laptop, AS_BOB))).isTrue();
        assertThat(Refusals.ofGrant(exchange(tokens, realm.from("phone"), AS_BOB)))
                .isTrue();

        assertThat(settings.sessions("bob")).isZero();
        assertThat(Denials.keptBy(realm).types()).hasSize(3).containsOnly("TOKEN_EXCHANGE_ERROR");
    }

    /** Break-glass is for who has the holder's credentials. */
    @Test
    void impersonatingAHolderOfBreakGlassIsNoWayIn() {
        settings.role("emergency", "bob");
        realm.recipe.policy(Map.of("breakGlassRole", "emergency"));
        Tokens tokens = impersonator();

        assertThat(Refusals.ofGrant(exchange(tokens, realm.fromNowhere(), AS_BOB)))
                .isTrue();

        assertThat(settings.sessions("bob")).isZero();
        Tokens.in(exchange(tokens, laptop, AS_BOB));
    }

    private static final Map<String, String> AS_BOB = Map.of("requested_subject", "bob", "scope", "openid profile");

    /** Alice may impersonate, and the token says so. */
    private Tokens impersonator() {
        new Clients(realm).grant(userId("alice"), "realm-management", "impersonation");
        return granted(laptop);
    }

    private String userId(String user) {
        return realm.recipe
                .only("users?exact=true&username=" + user, "username", user)
                .path("id")
                .asText();
    }

    private Reply exchange(Tokens tokens, Http from, Map<String, String> more) {
        Map<String, String> fields = new HashMap<>(Map.of(
                "grant_type", "urn:ietf:params:oauth:grant-type:token-exchange", "subject_token", tokens.access()));
        fields.putAll(more);
        return api(from).token(fields);
    }

    private TokenClient api(Http from) {
        return new TokenClient(from, realm.uri(), DemoRealm.API_CLIENT, Optional.of(DemoRealm.API_SECRET));
    }

    private static String error(Reply reply) {
        return reply.json().path("error").asText();
    }
}
