// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.conditionalaccess.demo.DemoRealm;
import io.conditionalaccess.demo.client.TokenClient;
import io.conditionalaccess.demo.client.Tokens;
import io.conditionalaccess.demo.http.Reply;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What resource servers may ask of, and how. */
@Tag("core")
class IntrospectionIT {
    private static final String ACCESS_TOKEN = "access_token";
    private static final String REFRESH_TOKEN = "refresh_token";
    private static final String RPT = "requesting_party_token";

    private final TestRealm realm = TestRealm.create().device("laptop");
    private final RealmSettings settings = new RealmSettings(realm);
    private final Denials denials = Denials.keptBy(realm);
    private final TokenClient app = realm.app(realm.from("laptop"));
    private final Introspection api = new Introspection(realm, DemoRealm.API_CLIENT, DemoRealm.API_SECRET);

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
        Resources resources = new Resources(realm);
        Introspection itself = resources.introspection();
        settings.clientAttribute(Resources.CLIENT, "client.introspection.response.allow.jwt.claim.enabled", "true");
        Tokens tokens = Tokens.in(resources.client(realm.from("laptop")).password("alice", "alice", "openid"));
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
        Resources server = new Resources(realm);
        settings.clientAttribute(Resources.CLIENT, "client.introspection.response.allow.jwt.claim.enabled", "true");
        Introspection resources = server.introspection();
        String rpt = Tokens.in(server.ask(Tokens.in(app.password("alice", "alice", "openid")), Map.of()))
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
    void aWrongHintHelpsNobody() {
        Resources server = new Resources(realm);
        Introspection resources = server.introspection();
        Tokens tokens = Tokens.in(server.client(realm.from("laptop")).password("alice", "alice", "openid"));
        String rpt = Tokens.in(server.ask(tokens, Map.of())).access();
        infect("medium");

        for (String token : List.of(tokens.access(), tokens.refresh(), rpt)) {
            assertThat(resources.active(token)).isFalse();
            for (String hint : List.of(ACCESS_TOKEN, REFRESH_TOKEN, RPT)) {
                assertThat(resources.active(token, hint)).as(hint).isFalse();
            }
        }
    }

    @Test
    void anAccessTokenOfAnOfflineSessionGoesTheWayOfItsDevice() {
        Tokens tokens = Tokens.in(app.password("alice", "alice", "openid offline_access"));
        assertThat(api.active(tokens.access())).isTrue();

        infect("medium");
        assertThat(api.active(tokens.access())).isFalse();

        infect("none");
        assertThat(api.active(tokens.access())).isTrue();
    }

    private static void assertInactiveAndNoMore(Reply answer) {
        assertThat(answer.body()).isEqualTo("{\"active\":false}");
    }

    private void infect(String risk) {
        assertThat(realm.tell(realm.edr(), "laptop", Map.of("risk", risk))).isEqualTo("applied");
    }
}
