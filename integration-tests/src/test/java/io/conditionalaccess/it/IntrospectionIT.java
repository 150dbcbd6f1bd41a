// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.conditionalaccess.demo.DemoRealm;
import io.conditionalaccess.demo.client.TokenClient;
import io.conditionalaccess.demo.client.Tokens;
import io.conditionalaccess.demo.http.Http;
import io.conditionalaccess.demo.http.Reply;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Resource servers that ask the server, and userinfo. */
class IntrospectionIT {
    private static final String RESOURCES = "resources";
    private static final String SECRET = "secret-of-a-client";
    private static final String ACCESS_TOKEN = "access_token";
    private static final String REFRESH_TOKEN = "refresh_token";
    private static final String RPT = "requesting_party_token";

    private final TestRealm realm = TestRealm.create().device("laptop");
    private final RealmSettings settings = new RealmSettings(realm);
    private final Denials denials = Denials.keptBy(realm);
    private final TokenClient app = realm.app(realm.from("laptop"));
    private final Introspection api = new Introspection(realm, DemoRealm.API_CLIENT, DemoRealm.API_SECRET);

    @Test
    void anAccessTokenIsInactiveWhileTheDeviceIsHeld() {
        Tokens tokens = Tokens.in(app.password("alice", "alice", "openid"));
        assertThat(api.active(tokens.access())).isTrue();

        infect("medium");
        assertThat(api.active(tokens.access())).isFalse();
        assertThat(denials.types()).isEqualTo(List.of("INTROSPECT_TOKEN_ERROR"));

        infect("none");
        assertThat(api.active(tokens.access())).isTrue();
    }

    @Test
    void anAccessTokenStaysInactiveAfterARevocation() {
        Tokens tokens = Tokens.in(app.password("alice", "alice", "openid"));
        infect("high");
        assertThat(api.active(tokens.access())).isFalse();

        infect("none");

        assertThat(api.active(tokens.access())).isFalse();
    }

    @Test
    void theSignedAnswerIsNotGivenForAHeldDevice() {
        settings.clientAttribute("api", "client.introspection.response.allow.jwt.claim.enabled", "true");
        Tokens tokens = Tokens.in(app.password("alice", "alice", "openid"));
        assertThat(api.signed(tokens.access(), ACCESS_TOKEN).json().path("jwt").asText())
                .isNotEmpty();

        infect("medium");

        assertInactiveAndNoMore(api.signed(tokens.access(), ACCESS_TOKEN));
    }

    @Test
    void aRefreshTokenIsInactiveWhileTheDeviceIsHeld() {
        confidentialClient();
        Introspection itself = new Introspection(realm, RESOURCES, SECRET);
        settings.clientAttribute(RESOURCES, "client.introspection.response.allow.jwt.claim.enabled", "true");
        Tokens tokens = Tokens.in(client(RESOURCES).password("alice", "alice", "openid"));
        assertThat(itself.active(tokens.refresh(), REFRESH_TOKEN)).isTrue();

        infect("medium");
        assertThat(itself.active(tokens.refresh(), REFRESH_TOKEN)).isFalse();
        assertThat(denials.types()).isEqualTo(List.of("INTROSPECT_TOKEN_ERROR"));
        assertInactiveAndNoMore(itself.signed(tokens.refresh(), REFRESH_TOKEN));

        infect("none");
        assertThat(itself.active(tokens.refresh(), REFRESH_TOKEN)).isTrue();
    }

    @Test
    void aRequestingPartyTokenIsInactiveWhileTheDeviceIsHeld() {
        confidentialClient();
        settings.clientAttribute(RESOURCES, "client.introspection.response.allow.jwt.claim.enabled", "true");
        Introspection resources = new Introspection(realm, RESOURCES, SECRET);
        String rpt = requestingPartyToken(Tokens.in(app.password("alice", "alice", "openid")))
                .access();
        assertThat(resources.active(rpt, RPT)).isTrue();

        infect("medium");
        assertThat(resources.active(rpt, RPT)).isFalse();
        assertThat(denials.types()).isEqualTo(List.of("INTROSPECT_TOKEN_ERROR"));
        assertInactiveAndNoMore(resources.signed(rpt, RPT));

        infect("none");
        assertThat(resources.active(rpt, RPT)).isTrue();
    }

    @Test
    void noRequestingPartyTokenIsIssuedForAHeldDevice() {
        confidentialClient();
        Tokens tokens = Tokens.in(app.password("alice", "alice", "openid"));
        infect("medium");

        Reply refused = askForRequestingPartyToken(tokens).expect(400);

        assertThat(refused.json().path("error_description").asText()).isEqualTo("device_not_compliant: risk");
        assertThat(denials.all()).hasSize(1);
    }

    @Test
    void userinfoIsUnauthorizedWhileTheDeviceIsHeld() {
        Tokens tokens = Tokens.in(app.password("alice", "alice", "openid"));
        infect("medium");

        Reply refused = app.userinfo(tokens.access()).expect(401);
        assertThat(refused.header("WWW-Authenticate"))
                .hasValueSatisfying(
                        value -> assertThat(value).startsWith("Bearer ").contains("error=\"invalid_token\""));

        infect("none");
        app.userinfo(tokens.access()).expect(200);
    }

    @Test
    void serviceAccountsAreNeverSubject() {
        confidentialClient();
        settings.audience(RESOURCES, "api");
        infect("high");

        Tokens tokens =
                Tokens.in(client(RESOURCES).token(Map.of("grant_type", "client_credentials", "scope", "openid")));

        assertThat(api.active(tokens.access())).isTrue();
        app.userinfo(tokens.access()).expect(200);
        assertThat(denials.all()).isEmpty();
    }

    /** It has users' tokens, a service account, and resources of its own (authorization services). */
    private void confidentialClient() {
        settings.client(Map.of(
                "clientId", RESOURCES,
                "secret", SECRET,
                "publicClient", false,
                "serviceAccountsEnabled", true,
                "directAccessGrantsEnabled", true,
                "authorizationServicesEnabled", true));
        String server = settings.pathOf(RESOURCES) + "/authz/resource-server";
        realm.admin
                .put(server, Map.of("policyEnforcementMode", "PERMISSIVE", "decisionStrategy", "UNANIMOUS"))
                .expect(204);
        realm.admin.post(server + "/resource", Map.of("name", "document")).expect(201);
    }

    private TokenClient client(String id) {
        return new TokenClient(realm.from("laptop"), realm.uri(), id, Optional.of(SECRET));
    }

    private Tokens requestingPartyToken(Tokens tokens) {
        return Tokens.in(askForRequestingPartyToken(tokens));
    }

    private Reply askForRequestingPartyToken(Tokens tokens) {
        URI endpoint = URI.create(realm.uri() + "/protocol/openid-connect/token");
        Map<String, String> fields =
                Map.of("grant_type", "urn:ietf:params:oauth:grant-type:uma-ticket", "audience", RESOURCES);
        return realm.fromNowhere()
                .send(Http.form(Http.request(endpoint).header("Authorization", "Bearer " + tokens.access()), fields)
                        .build());
    }

    private static void assertInactiveAndNoMore(Reply answer) {
        assertThat(answer.body()).isEqualTo("{\"active\":false}");
    }

    private void infect(String risk) {
        assertThat(realm.tell(realm.edr(), "laptop", Map.of("risk", risk))).isEqualTo("applied");
    }
}
