// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.conditionalaccess.demo.DemoRealm;
import io.conditionalaccess.demo.client.SignalSender;
import io.conditionalaccess.demo.client.Tokens;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** An edit of the policy counts at once; who begins to be held by it, or comes back, is announced as after a signal. */
class PolicyEditIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int LIMIT = 50;

    private final TestRealm realm = TestRealm.create();
    private final AlertEvents alerts = new AlertEvents(realm);

    @Test
    void aLowerThresholdTellsApplicationsOfTheHoldAndAHigherOneOfTheReturn() {
        realm.device("laptop").device("phone");
        realm.recipe.policy(Map.of("holdAt", "high"));
        try (LogoutListener application = new LogoutListener()) {
            listen(application);
            Tokens held = realm.login("laptop");
            Tokens other = realm.login("phone");
            assertThat(realm.tell(realm.edr(), "laptop", Map.of("risk", "medium")))
                    .isEqualTo("applied");
            assertThat(realm.refresh("laptop", held)).isEqualTo(200);

            realm.recipe.policy(Map.of("holdAt", "medium"));

            assertThat(realm.refresh("laptop", held)).as("at once").isEqualTo(400);
            eventually("the application is told", () -> application.sessions().equals(List.of(session(held))));
            eventually("the hold is alerted", () -> alerts.all().equals(List.of("device-held")));

            realm.recipe.policy(Map.of("holdAt", "high"));

            eventually("the return is alerted", () -> alerts.all().equals(List.of("device-restored", "device-held")));
            assertThat(realm.refresh("laptop", held)).isEqualTo(200);
            assertThat(realm.refresh("phone", other)).isEqualTo(200);
            assertThat(application.sessions()).as("once").containsExactly(session(held));
        }
    }

    @Test
    void theSwitchToEnforceAnnouncesButRevokesNothing() {
        realm.device("laptop").device("phone");
        realm.recipe.policy(Map.of("mode", "monitor"));
        Tokens bad = realm.login("laptop");
        assertThat(realm.tell(realm.edr(), "laptop", Map.of("risk", "high"))).isEqualTo("applied");

        realm.recipe.policy(Map.of("mode", "enforce"));

        eventually("the hold is alerted", () -> alerts.all().contains("device-held"));
        assertThat(realm.refresh("laptop", bad)).isEqualTo(400);

        realm.recipe.policy(Map.of("mode", "monitor"));

        eventually("the return is alerted", () -> alerts.all().contains("device-restored"));
        assertThat(realm.refresh("laptop", bad)).as("never revoked").isEqualTo(200);
        assertThat(alerts.all()).doesNotContain("device-revoked");
    }

    @Test
    void aPilotThatGrowsTellsTheApplicationsThatComeUnderItOfDevicesThatWereHeldBefore() {
        realm.device("laptop").device("phone");
        realm.recipe.policy(Map.of("enforceClients", "another"));
        try (LogoutListener application = new LogoutListener()) {
            listen(application);
            Tokens held = realm.login("laptop");
            Tokens other = realm.login("phone");
            assertThat(realm.tell(realm.edr(), "laptop", Map.of("risk", "medium")))
                    .isEqualTo("applied");
            eventually("the hold is alerted", () -> alerts.all().equals(List.of("device-held")));
            assertThat(realm.refresh("laptop", held)).as("outside the pilot").isEqualTo(200);

            realm.recipe.policy(Map.of("enforceClients", "another, app"));

            assertThat(realm.refresh("laptop", held)).as("at once").isEqualTo(400);
            eventually("the application is told", () -> !application.sessions().isEmpty());
            assertThat(realm.refresh("phone", other)).isEqualTo(200);
            assertThat(application.sessions()).as("once").containsExactly(session(held));
            assertThat(alerts.all()).as("no new hold").containsExactly("device-held");
        }
    }

    @Test
    void aPilotThatGrowsEndsTheSessionsThatARevocationLeftAlone() {
        realm.device("laptop");
        realm.recipe.policy(Map.of("enforceClients", "another"));
        try (LogoutListener application = new LogoutListener()) {
            listen(application);
            Tokens kept = realm.login("laptop");
            assertThat(realm.tell(realm.edr(), "laptop", Map.of("risk", "high")))
                    .isEqualTo("applied");
            assertThat(realm.tell(realm.edr(), "laptop", Map.of("risk", "none")))
                    .isEqualTo("applied");
            assertThat(realm.refresh("laptop", kept)).as("outside the pilot").isEqualTo(200);

            realm.recipe.policy(Map.of("enforceClients", "another, app"));

            eventually("the application is told", () -> application.sessions().equals(List.of(session(kept))));
            eventually("its session is gone", () -> new RealmSettings(realm).sessions("alice") == 0);
        }
    }

    @Test
    void aDeadlineThatAnEditMovesIsKept() {
        realm.device("laptop");
        realm.recipe.policy(Map.of("gracePeriod", "P30D"));
        Tokens late = realm.login("laptop");
        assertThat(realm.tell(realm.mdm(), "laptop", Map.of("compliance", "not-compliant")))
                .isEqualTo("applied");
        assertThat(realm.refresh("laptop", late)).as("in grace").isEqualTo(200);

        realm.recipe.policy(Map.of("gracePeriod", "PT8S"));

        eventually("the end of the grace is alerted", () -> alerts.all().equals(List.of("device-held")));
        assertThat(realm.refresh("laptop", late)).isEqualTo(400);
    }

    @Test
    void anEditThatHoldsTooManyDevicesPullsTheBrake() {
        realm.recipe.policy(Map.of("holdAt", "high"));
        fleet(LIMIT + 10);
        assertThat(alerts.all()).isEmpty();

        realm.recipe.policy(Map.of("holdAt", "medium"));

        eventually("the brake is on", () -> alerts.count("brake-on") == 1);
        eventually("all are announced", () -> alerts.count("device-held") == LIMIT + 10);
        assertThat(alerts.count("device-revoked")).isZero();
    }

    private void fleet(int devices) {
        realm.recipe
                .addSource(
                        "fleet",
                        Map.of(
                                "auth",
                                "hmac",
                                "secret",
                                DemoRealm.EDR_SECRET,
                                "mayClear",
                                "true",
                                "mayCreateDevices",
                                "true"))
                .expect(201);
        realm.sender("fleet", SignalSender.hmac(DemoRealm.EDR_SECRET))
                .send(IntStream.range(0, devices)
                        .mapToObj(i -> TestRealm.signal("d" + i, Map.of("risk", "medium")))
                        .toList())
                .expect(202);
    }

    private void listen(LogoutListener application) {
        new Clients(realm)
                .attributes(
                        DemoRealm.APP.clientId(),
                        Map.of(
                                "backchannel.logout.url",
                                application.url(),
                                "backchannel.logout.session.required",
                                "true"));
    }

    private static void eventually(String what, BooleanSupplier condition) {
        Eventually.holds(what, PATIENCE, condition);
    }

    private static String session(Tokens tokens) {
        return tokens.claims().path("sid").asText();
    }
}
