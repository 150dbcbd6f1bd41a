// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.conditionalaccess.demo.DemoRealm;
import io.conditionalaccess.demo.client.TokenClient;
import io.conditionalaccess.demo.client.Tokens;
import io.conditionalaccess.demo.client.Visit;
import io.conditionalaccess.demo.http.Http;
import io.conditionalaccess.demo.http.Reply;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Grants other than refresh. */
@Tag("core")
class TokenEndpointsIT {
    private final TestRealm realm = TestRealm.create().device("laptop").device("phone");
    private final RealmSettings settings = new RealmSettings(realm);
    private final Denials denials = Denials.keptBy(realm);
    private final Http laptop = realm.from("laptop");
    private final TokenClient app = realm.app(laptop);

    @Test
    void aCodeFromBeforeTheInfectionIsRefusedAndTheSessionLivesOn() {
        var browser = realm.browser(laptop);
        Visit.Code code = Visits.code(browser.login(DemoRealm.APP, "alice", "alice"));
        infect("medium");

        assertRefused(app.exchange(code), "risk");
        assertThat(denials.types()).isEqualTo(List.of("CODE_TO_TOKEN_ERROR"));

        infect("none");
        assertThat(Visits.device(Visits.tokens(app, browser.openSilently(DemoRealm.APP))))
                .isEqualTo("laptop");
    }

    @Test
    void aRefusedCodeLeavesNoOfflineSession() {
        var browser = realm.browser(laptop);
        Visit asked = browser.open(DemoRealm.APP, Map.of("scope", "openid offline_access"));
        Visit.Code code = Visits.code(Visits.asAlice(browser, asked));
        infect("medium");

        assertRefused(app.exchange(code), "risk");

        assertThat(settings.offlineSessions("alice")).isZero();
    }

    /** Keycloak takes the address with a slash at its end for the same, if it takes it at all. */
    @Test
    void anotherSpellingOfTheAddressIsNoWayAround() {
        Visit.Code code = Visits.code(realm.browser(laptop).login(DemoRealm.APP, "alice", "alice"));
        infect("medium");
        Map<String, String> exchange = Map.of(
                "grant_type", "authorization_code",
                "client_id", "app",
                "code", code.value(),
                "redirect_uri", code.redirectUri(),
                "code_verifier", code.verifier());
        Map<String, String> password =
                Map.of("grant_type", "password", "client_id", "app", "username", "alice", "password", "alice");

        for (String spelling : List.of("/token/", "//token", "/token;a=b", "/./token", "/%74oken")) {
            URI endpoint = URI.create(realm.uri() + "/protocol/openid-connect" + spelling);
            assertThat(laptop.postForm(endpoint, exchange).body()).as(spelling).doesNotContain("access_token");
            assertThat(laptop.postForm(endpoint, password).body()).as(spelling).doesNotContain("access_token");
        }
    }

    @Test
    void aCodeIsRefusedOnAnotherDevice() {
        Visit.Code code = Visits.code(realm.browser(laptop).login(DemoRealm.APP, "alice", "alice"));

        assertRefused(realm.app(realm.from("phone")).exchange(code), "device-mismatch");
    }

    @Test
    void aServerMayExchangeACodeWithoutACertificate() {
        Visit.Code code = Visits.code(realm.browser(laptop).login(DemoRealm.APP, "alice", "alice"));

        assertThat(Visits.device(Tokens.in(realm.app(realm.fromNowhere()).exchange(code))))
                .isEqualTo("laptop");
    }

    @Test
    void aDirectGrantOnAHealthyDeviceNamesItAndOneOnABadDeviceIsRefused() {
        assertThat(Visits.device(Tokens.in(app.password("alice", "alice", "openid"))))
                .isEqualTo("laptop");
        realm.admin.post(realm.name + "/logout-all").expect(200);
        infect("medium");

        assertRefused(app.password("alice", "alice", "openid"), "risk");

        assertThat(denials.types()).isEqualTo(List.of("LOGIN_ERROR"));
        assertThat(settings.sessions("alice")).isZero();
    }

    @Test
    void aRefusedDirectGrantForOfflineUseLeavesNoSessionOfAnyKind() {
        infect("high");

        assertRefused(app.password("alice", "alice", "openid offline_access"), "risk");

        assertThat(denials.types()).isEqualTo(List.of("LOGIN_ERROR"));
        assertThat(settings.sessions("alice")).isZero();
        assertThat(settings.offlineSessions("alice")).isZero();
    }

    @Test
    void aDirectGrantWithoutADeviceIsRefused() {
        assertRefused(realm.app(realm.fromNowhere()).password("alice", "alice", "openid"), "unknown-device");
    }

    @Test
    void aWrongPasswordIsToldNothingOfTheDevice() {
        infect("high");

        Reply refused = app.password("alice", "wrong", "openid");

        assertThat(refused.body()).doesNotContain("device");
        assertThat(denials.all()).isEmpty();
    }

    private void infect(String risk) {
        assertThat(realm.tell(realm.edr(), "laptop", Map.of("risk", risk))).isEqualTo("applied");
    }

    private static void assertRefused(Reply reply, String rule) {
        assertThat(reply.status()).as(reply.body()).isEqualTo(400);
        assertThat(reply.json().path("error").asText()).isEqualTo("invalid_grant");
        assertThat(reply.json().path("error_description").asText()).isEqualTo("device_not_compliant: " + rule);
    }
}
