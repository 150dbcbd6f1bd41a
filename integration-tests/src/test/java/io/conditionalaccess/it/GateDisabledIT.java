// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.conditionalaccess.demo.DemoRealm;
import io.conditionalaccess.demo.client.DeviceBrowser;
import io.conditionalaccess.demo.client.Tokens;
import io.conditionalaccess.demo.client.Visit;
import io.conditionalaccess.demo.http.Http;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An administrator disabled the gate and put nothing in its place: no page refuses, but nothing is to be had either. */
class GateDisabledIT {
    private static final String KEY = "conditional-access.binding";

    private final TestRealm realm = TestRealm.create().device("laptop").device("phone");
    private final RealmSettings settings = new RealmSettings(realm);
    private final Http laptop = realm.from("laptop");
    private final DeviceBrowser browser = realm.browser(laptop);

    @BeforeEach
    void disable() {
        settings.gate(false);
        realm.recipe.policy(Map.of("acknowledgedGaps", "login, login-first"));
    }

    @Test
    void aBadDeviceGetsNoTokens() {
        infect("medium");

        Visit.Code code = Visits.code(browser.login(DemoRealm.APP, "alice", "alice"));

        assertThat(Refusals.ofGrant(realm.app(laptop).exchange(code))).isTrue();
    }

    @Test
    void theSessionIsBoundAllTheSame() {
        Tokens tokens = Visits.tokens(realm.app(laptop), browser.login(DemoRealm.APP, "alice", "alice"));
        assertThat(Visits.device(tokens)).isEqualTo("laptop");

        infect("high");

        Eventually.holds("the session is gone", () -> settings.sessions("alice") == 0);
        realm.app(laptop).refresh(tokens.refresh()).expect(400);
    }

    @Test
    void aSessionIsNotBoundToAnotherDeviceThatShowsIt() {
        Visits.tokens(realm.app(laptop), browser.login(DemoRealm.APP, "alice", "alice"));
        Http phone = realm.from("phone");

        Visit.Code stolen = Visits.code(browser.withCookiesStolenBy(phone).open(DemoRealm.APP));

        assertThat(Refusals.ofGrant(realm.app(phone).exchange(stolen))).isTrue();
        assertThat(Visits.device(Visits.tokens(realm.app(laptop), browser.open(DemoRealm.APP))))
                .isEqualTo("laptop");
    }

    @Test
    void aNoteThatAProvidersMapperWritesUnderOurKeyBindsNothing() {
        Broker broker = Broker.of(realm, "carol@elsewhere.example");
        broker.link("alice");
        broker.note(KEY, noteOf("phone"));

        Visit visit = Broker.login(browser);
        assertThat(Visits.device(Visits.tokens(realm.app(laptop), visit))).isEqualTo("laptop");
        infect("medium");

        Visit.Code code = Visits.code(Broker.login(browser, Map.of("kc_idp_hint", Broker.ALIAS, "prompt", "login")));
        assertThat(Refusals.ofGrant(realm.app(laptop).exchange(code))).isTrue();
    }

    @Test
    void aBadDeviceDoesNotChangeAPassword() {
        settings.user("alice", Map.of("requiredActions", List.of("UPDATE_PASSWORD")));
        infect("medium");
        Visit asked = PasswordPages.asked(browser.login(DemoRealm.APP, "alice", "alice"));

        Visits.blocked(PasswordPages.answer(browser, asked, "another"));

        assertThat(PasswordPages.isPassword(realm, "another")).isFalse();
    }

    @Test
    void theStatusSaysSo() {
        JsonNode status = realm.admin.get(realm.api("status")).expect(200).json();

        assertThat(status.path("enforcementPoints")).anySatisfy(point -> {
            assertThat(point.path("point").asText()).isEqualTo("login");
            assertThat(point.path("state").asText()).isNotEqualTo("active");
        });
    }

    /** What our note says in a session of that device, as an administrator can make Keycloak tell. */
    private String noteOf(String device) {
        realm.admin
                .post(
                        settings.pathOf("app") + "/protocol-mappers/models",
                        Map.of(
                                "name", "note",
                                "protocol", "openid-connect",
                                "protocolMapper", "oidc-usersessionmodel-note-mapper",
                                "config",
                                        Map.of(
                                                "user.session.note", KEY,
                                                "claim.name", "note",
                                                "jsonType.label", "String",
                                                "access.token.claim", "true")))
                .expect(201);
        String note = realm.login(device).claims().path("note").asText();
        assertThat(note).contains("client-certificate");
        return note;
    }

    private void infect(String risk) {
        assertThat(realm.tell(realm.edr(), "laptop", Map.of("risk", risk))).isEqualTo("applied");
    }
}
