// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.conditionalaccess.demo.client.Tokens;
import io.conditionalaccess.demo.http.Http;
import io.conditionalaccess.demo.http.Reply;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The account REST API, which the account console is made of. */
class AccountRestIT extends TokenUse {

    @Override
    protected Reply use(Tokens tokens, Http from) {
        return get(account(""), tokens, from);
    }

    @Test
    void saysWhyInTheWordsOfBearerTokens() {
        infect("medium");

        assertThat(Refusals.ofToken(use(tokens(laptop), laptop))).isEqualTo("risk");
    }

    @Test
    void nothingOfTheAccountCanBeChanged() {
        infect("medium");

        Reply refused = laptop.send(Http.request(account(""))
                .header("Authorization", "Bearer " + tokens(laptop).access())
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{\"firstName\":\"Mallory\"}"))
                .build());

        Refusals.ofToken(refused);
        assertThat(realm.recipe
                        .only("users?username=alice", "username", "alice")
                        .path("firstName")
                        .asText())
                .isEqualTo("Alice");
    }

    @Test
    void aCallerWithoutACertificateIsNormalAndAnotherDevicesIsNot() {
        assertThat(use(tokens(laptop), realm.fromNowhere()).status()).isEqualTo(200);

        assertThat(Refusals.ofToken(use(tokens(laptop), realm.from("phone")))).isEqualTo("device-mismatch");

        assertThat(use(tokens(laptop), laptop).status()).isEqualTo(200);
    }

    @Test
    void anotherDevicesCertificateEndsTheSessionWhereThePolicySaysSo() {
        realm.recipe.policy(Map.of("deviceMismatch", "end-session"));

        Refusals.ofToken(use(tokens(laptop), realm.from("phone")));

        assertThat(use(tokens(laptop), laptop).status()).isEqualTo(401);
        assertThat(settings.sessions("alice")).isZero();
    }

    @Test
    void aTokenOfAnOfflineSessionIsDecidedToo() {
        Tokens offline = Tokens.in(realm.app(laptop).password("alice", "alice", "openid offline_access"));
        assertThat(use(offline, laptop).status()).isEqualTo(200);
        infect("medium");

        assertThat(Refusals.ofToken(use(offline, laptop))).isEqualTo("risk");
    }

    @Test
    void theAddressMayBeSpeltInAnyWay() {
        infect("medium");

        for (String path : new String[] {
            "account",
            "account/",
            "account;a=b/",
            "%61ccount/",
            "account/../account/",
            "protocol/openid-connect/../../account/",
            "account/v1alpha1/"
        }) {
            Reply reply = get(URI.create(realm.uri() + "/" + path), tokens(laptop), laptop);
            assertThat(reply.status()).as(path).isGreaterThanOrEqualTo(400);
        }
    }

    @Test
    void aTokenThatNobodySignedHasNoConsequences() {
        String[] parts = tokens(laptop).access().split("\\.", -1);
        Tokens forged = new Tokens(parts[0] + "." + parts[1] + ".AAAA", "");
        realm.recipe.policy(Map.of("deviceMismatch", "end-session"));

        assertThat(use(forged, realm.from("phone")).status()).isEqualTo(401);
        assertThat(get(URI.create(realm.uri() + "/broker/nobody/token"), forged, realm.from("phone"))
                        .status())
                .isEqualTo(400);

        assertThat(settings.sessions("alice")).isEqualTo(1);
    }

    @Test
    void whoeverIsHeldCanStillLogOut() {
        Tokens tokens = tokens(laptop);
        infect("medium");

        laptop.send(Http.form(
                                Http.request(URI.create(realm.uri() + "/protocol/openid-connect/logout"))
                                        .header("Authorization", "Bearer " + tokens.access()),
                                Map.of("client_id", "app", "refresh_token", tokens.refresh()))
                        .build())
                .expect(204);

        assertThat(settings.sessions("alice")).isZero();
    }

    private URI account(String path) {
        return URI.create(realm.uri() + "/account/" + path);
    }
}
