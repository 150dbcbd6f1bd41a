// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.conditionalaccess.demo.client.Tokens;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** When a hold begins applications hear of it, and Keycloak's session stays. */
class HoldLogoutIT {
    private final TestRealm realm = TestRealm.create().device("laptop").device("phone");
    private final LogoutListener application = new LogoutListener();

    @AfterEach
    void stop() {
        application.close();
    }

    @Test
    void theApplicationIsToldOnceAndTheSameRefreshTokenWorksAfterwards() {
        listen();
        Tokens held = realm.login("laptop");
        Tokens other = realm.login("phone");

        hold("laptop");

        Eventually.holds("the application is told", () -> !application.tokens().isEmpty());
        assertThat(LogoutListener.claims(application.tokens().get(0))
                        .path("events")
                        .toString())
                .as("offline tokens are none of its business")
                .doesNotContain("revoke_offline_access");
        assertThat(realm.refresh("laptop", held)).as("held").isEqualTo(400);
        // Another finding does not begin another hold.
        realm.tell(realm.edr(), "laptop", Map.of("risk", "medium", "finding", "another"));
        realm.clear("laptop");
        assertThat(realm.refresh("laptop", held)).as("well again").isEqualTo(200);
        assertThat(realm.refresh("phone", other)).isEqualTo(200);

        revoke("phone");
        Eventually.holds("what came later is told", () -> application.sessions().contains(session(other)));
        assertThat(application.sessions()).containsExactly(session(held), session(other));
    }

    @Test
    void aHoldThatBeginsByTimeIsToldToo() {
        listen();
        Tokens held = realm.login("laptop");

        realm.tell(
                realm.mdm(),
                "laptop",
                Map.of(
                        "compliance",
                        "in-grace",
                        "grace_until",
                        Instant.now().plusSeconds(3).toString()));

        assertThat(realm.refresh("laptop", held)).as("in grace").isEqualTo(200);
        Eventually.holds("the application is told", () -> application.sessions().equals(List.of(session(held))));
        assertThat(realm.refresh("laptop", held)).isEqualTo(400);
    }

    @Test
    void nobodyIsToldWhereThatIsSwitchedOffOrTheClientIsNotEnforced() {
        listen();
        realm.recipe.policy(Map.of("holdLogsOutApps", "false"));
        Tokens first = realm.login("laptop");
        hold("laptop");
        realm.clear("laptop");
        realm.recipe.policy(Map.of("holdLogsOutApps", "true", "enforceClients", "another"));
        hold("laptop");
        assertThat(realm.refresh("laptop", first)).as("outside the pilot").isEqualTo(200);

        realm.recipe.policy(Map.of("enforceClients", "app"));
        Tokens marker = realm.login("phone");
        revoke("phone");

        Eventually.holds("what came later is told", () -> application.sessions().contains(session(marker)));
        assertThat(application.sessions()).containsExactly(session(marker));
    }

    @Test
    void aDeviceThatGoesBackAndForthIsAnnouncedThreeTimes() {
        listen();
        AlertEvents alerts = new AlertEvents(realm);
        Tokens held = realm.login("laptop");
        for (int i = 0; i < 5; i++) {
            hold("laptop");
            assertThat(realm.refresh("laptop", held))
                    .as("decisions are not damped")
                    .isEqualTo(400);
            realm.tell(realm.edr(), "laptop", Map.of("risk", "none"));
            assertThat(realm.refresh("laptop", held)).as("nor is the return").isEqualTo(200);
        }

        Tokens marker = realm.login("phone");
        revoke("phone");

        Eventually.holds("what came later is told", () -> application.sessions().contains(session(marker)));
        Eventually.holds("and alerted", () -> alerts.count("device-revoked") == 1);
        assertThat(application.sessions()).filteredOn(session(held)::equals).hasSizeBetween(1, 3);
        assertThat(alerts.count("device-held")).isEqualTo(3);
        assertThat(alerts.count("device-restored")).isEqualTo(3);
    }

    private void listen() {
        new Clients(realm)
                .attributes(
                        "app",
                        Map.of(
                                "backchannel.logout.url",
                                application.url(),
                                "backchannel.logout.session.required",
                                "true",
                                "backchannel.logout.revoke.offline.tokens",
                                "true"));
    }

    private void hold(String device) {
        assertThat(realm.tell(realm.edr(), device, Map.of("risk", "medium"))).isEqualTo("applied");
    }

    private void revoke(String device) {
        assertThat(realm.tell(realm.edr(), device, Map.of("risk", "high"))).isEqualTo("applied");
    }

    private static String session(Tokens tokens) {
        return tokens.claims().path("sid").asText();
    }
}
