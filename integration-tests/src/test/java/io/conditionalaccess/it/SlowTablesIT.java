// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.conditionalaccess.demo.DemoRealm;
import io.conditionalaccess.demo.client.Tokens;
import io.conditionalaccess.demo.client.Visit;
import io.conditionalaccess.demo.http.Http;
import io.conditionalaccess.demo.http.Reply;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** The day when our tables hang, or are gone: break-glass works, everybody else is not let in unseen. */
class SlowTablesIT {
    private final TestRealm realm = TestRealm.create(PostgresServer.ADMIN, PostgresServer.KEYCLOAK.https())
            .device("laptop");
    private final Http laptop = realm.from("laptop");

    @Test
    void breakGlassGetsInWhileOurTablesHangAndOthersWait() throws Exception {
        new RealmSettings(realm).role("emergency", "bob");
        realm.recipe.policy(Map.of("breakGlassRole", "emergency"));
        Alerting alerts = Alerting.keptBy(realm);
        CompletableFuture<Visit> alice;
        Tokens tokens;
        try (Connection connection = PostgresServer.database().getConnection();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("lock table ca_device, ca_observation, ca_binding in access exclusive mode");
            alice = CompletableFuture.supplyAsync(() -> realm.visit(realm.from("laptop")));
            Instant start = Instant.now();

            Visit visit = realm.browser(laptop).login(DemoRealm.APP, "bob", "bob");
            tokens = Visits.tokens(realm.app(laptop), visit);

            assertThat(Duration.between(start, Instant.now())).isLessThan(Duration.ofSeconds(10));
            assertThat(alice).isNotDone();
            assertThat(alerts.of("break-glass-used"))
                    .singleElement()
                    .satisfies(
                            alert -> assertThat(alert.path("identity").asText()).isEqualTo("facts-unavailable"));
            connection.rollback();
        }

        Visits.code(alice.get(30, TimeUnit.SECONDS));
        realm.app(laptop).refresh(tokens.refresh()).expect(200);
        String session = tokens.claims().path("sid").asText();
        Eventually.holds("the session is indexed", () -> indexed(session));
        assertThat(realm.login("laptop").claims().path("device_id").asText()).isEqualTo("laptop");
    }

    @Test
    void anErrorWhileDecidingLetsNobodyIn() throws SQLException {
        execute("alter table ca_device rename to ca_device_away");
        try {
            Reply grant = realm.app(laptop).password("alice", "alice", "openid");
            assertThat(grant.status()).isEqualTo(500);
            assertThat(grant.json().path("access_token").isMissingNode()).isTrue();
            assertThat(grant.json().path("error").asText()).isNotEmpty();

            Visit visit = realm.visit(laptop);
            assertThat(visit).isInstanceOfSatisfying(Visit.Page.class, page -> {
                // Keycloak's own page for what went wrong within a login.
                assertThat(page.status()).isGreaterThanOrEqualTo(400);
                assertThat(page.asksForPassword()).isFalse();
                assertThat(page.text()).isNotEmpty();
            });
        } finally {
            execute("alter table ca_device_away rename to ca_device");
        }
        assertThat(realm.login("laptop").claims().path("device_id").asText()).isEqualTo("laptop");
    }

    private static boolean indexed(String session) {
        try (Connection connection = PostgresServer.database().getConnection()) {
            return new Tables(connection).count("CA_BINDING", "SESSION_ID = ?", session) == 1;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void execute(String sql) throws SQLException {
        try (Connection connection = PostgresServer.database().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
