// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.conditionalaccess.demo.DemoRealm;
import io.conditionalaccess.demo.client.App;
import io.conditionalaccess.demo.client.Tokens;
import io.conditionalaccess.demo.client.Visit;
import io.conditionalaccess.demo.http.Http;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** After a revocation the device's sessions are gone, and the applications know. */
@Tag("core")
class BackchannelLogoutIT {
    private static final String LOGOUT_EVENT = "http://schemas.openid.net/event/backchannel-logout";
    private static final App OFFLINE =
            new App(DemoRealm.APP.clientId(), DemoRealm.APP.redirectUri(), "openid offline_access");
    /** The second attempt comes after at most 24 seconds, at the next sweep of 15. */
    private static final Duration RETRY = Duration.ofSeconds(60);

    private final TestRealm realm = TestRealm.create().device("laptop").device("phone");
    private LogoutListener application = new LogoutListener();

    @AfterEach
    void stop() {
        application.close();
    }

    @Test
    void theApplicationGetsAValidLogoutToken() {
        listen();
        Tokens tokens = realm.login("laptop");

        revoke("laptop");

        Eventually.holds("the application is told", () -> !application.tokens().isEmpty());
        String token = application.tokens().get(0);
        assertThat(Jwks.of(realm).signed(token)).isTrue();
        assertThat(LogoutListener.header(token).path("typ").asText()).isEqualTo("logout+jwt");
        JsonNode claims = LogoutListener.claims(token);
        assertThat(claims.path("iss").asText()).isEqualTo(realm.uri().toString());
        assertThat(claims.path("aud").asText()).isEqualTo("app");
        assertThat(claims.path("sid").asText()).isEqualTo(session(tokens));
        assertThat(claims.path("sub").asText())
                .isEqualTo(tokens.claims().path("sub").asText());
        assertThat(claims.path("events").path(LOGOUT_EVENT).isObject()).isTrue();
        assertThat(claims.has("nonce")).isFalse();
        assertThat(claims.path("jti").asText()).isNotEmpty();
        Instant issued = Instant.ofEpochSecond(claims.path("iat").asLong());
        assertThat(Duration.between(issued, Instant.now()).abs()).isLessThan(Duration.ofMinutes(1));
        assertThat(claims.path("exp").asLong() - claims.path("iat").asLong()).isBetween(1L, 120L);
    }

    @Test
    void anApplicationThatFailsIsToldAgainWithAFreshToken() {
        application.close();
        application = new LogoutListener(500);
        listen();
        Tokens tokens = realm.login("laptop");

        revoke("laptop");

        Eventually.holds(
                "the application is told again",
                RETRY,
                () -> application.tokens().size() == 2);
        assertThat(application.sessions()).containsExactly(session(tokens), session(tokens));
        assertThat(LogoutListener.claims(application.tokens().get(0)).path("jti"))
                .isNotEqualTo(LogoutListener.claims(application.tokens().get(1)).path("jti"));
    }

    @Test
    void theOtherDevicesSessionIsUntouchedAndNotAnnounced() {
        listen();
        Tokens phone = realm.login("phone");
        Tokens laptop = realm.login("laptop");

        revoke("laptop");

        Eventually.holds("the laptop's session is gone", () -> sessions().equals(List.of(session(phone))));
        Eventually.holds("the application is told", () -> !application.tokens().isEmpty());
        assertThat(application.sessions()).containsExactly(session(laptop));
        assertThat(realm.app(realm.from("phone")).refresh(phone.refresh()).status())
                .isEqualTo(200);
    }

    @Test
    void onlineAndOfflineSessionsAreGoneForGood() {
        listen();
        Tokens online = realm.login("laptop");
        Tokens offline = offlineLogin("laptop");
        Eventually.holds("both are there", () -> sessions().contains(session(online)) && offlineSessions() == 1);

        revoke("laptop");

        Eventually.holds("none is left", () -> sessions().isEmpty() && offlineSessions() == 0);
        assertThat(realm.tell(realm.edr(), "laptop", Map.of("risk", "none"))).isEqualTo("applied");
        assertThat(realm.app(realm.from("laptop")).refresh(online.refresh()).status())
                .isEqualTo(400);
        assertThat(realm.app(realm.from("laptop")).refresh(offline.refresh()).status())
                .isEqualTo(400);
        assertThat(realm.login("laptop")).as("a new login works").isNotNull();
    }

    @Test
    void eachSessionLeavesOneEvent() {
        recordDeletions();
        listen();
        Tokens first = realm.login("laptop");
        Tokens second = offlineLogin("laptop");

        revoke("laptop");

        Eventually.holds("the sessions are gone", () -> sessions().isEmpty() && offlineSessions() == 0);
        Eventually.holds("the application is told", () -> application.tokens().size() == 2);
        List<JsonNode> events = deletions();
        assertThat(events)
                .extracting(event -> event.path("sessionId").asText())
                .containsExactlyInAnyOrder(session(first), session(second));
        assertThat(events).allSatisfy(event -> {
            assertThat(event.path("details").path("reason").asText()).isEqualTo("device_revoked");
            assertThat(event.path("details").path("device_id").asText()).isEqualTo("laptop");
        });
    }

    @Test
    void anApplicationThatDoesNotListenIsNoReasonToKeepTheSession() {
        realm.login("laptop");

        revoke("laptop");

        Eventually.holds("the session is gone", () -> sessions().isEmpty());
        assertThat(application.tokens()).isEmpty();
    }

    private void listen() {
        new Clients(realm)
                .attributes(
                        "app",
                        Map.of(
                                "backchannel.logout.url",
                                application.url(),
                                "backchannel.logout.session.required",
                                "true"));
    }

    private void revoke(String device) {
        assertThat(realm.tell(realm.edr(), device, Map.of("risk", "high"))).isEqualTo("applied");
    }

    private Tokens offlineLogin(String device) {
        Http from = realm.from(device);
        Visit visit = realm.browser(from).login(OFFLINE, "alice", "alice");
        assertThat(visit).isInstanceOf(Visit.Code.class);
        return Tokens.in(realm.app(from).exchange((Visit.Code) visit));
    }

    private static String session(Tokens tokens) {
        return tokens.claims().path("sid").asText();
    }

    private List<String> sessions() {
        JsonNode all = realm.admin
                .get(realm.name + "/users/" + alice() + "/sessions")
                .expect(200)
                .json();
        return StreamSupport.stream(all.spliterator(), false)
                .map(session -> session.path("id").asText())
                .toList();
    }

    private int offlineSessions() {
        String app = realm.recipe
                .only("clients?clientId=app", "clientId", "app")
                .path("id")
                .asText();
        return realm.admin
                .get(realm.name + "/users/" + alice() + "/offline-sessions/" + app)
                .expect(200)
                .json()
                .size();
    }

    private String alice() {
        return realm.recipe
                .only("users?username=alice", "username", "alice")
                .path("id")
                .asText();
    }

    /** Keycloak does not keep these unless told to. */
    private void recordDeletions() {
        realm.admin
                .put(
                        realm.name + "/events/config",
                        Map.of("eventsEnabled", true, "enabledEventTypes", List.of("USER_SESSION_DELETED")))
                .expect(204);
    }

    private List<JsonNode> deletions() {
        JsonNode events = realm.admin
                .get(realm.name + "/events?type=USER_SESSION_DELETED")
                .expect(200)
                .json();
        return StreamSupport.stream(events.spliterator(), false).toList();
    }
}
