// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.conditionalaccess.demo.DemoRealm;
import io.conditionalaccess.demo.RealmRecipe;
import io.conditionalaccess.demo.client.Tokens;
import io.conditionalaccess.demo.http.Http;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A source that reports regularly and stops. Its last signal is made old in the database. */
class SourceOutageIT {
    /** Writing takes 5 seconds, the watch comes every 10 and judges nobody before the server has run for a heartbeat. */
    private static final Duration PATIENCE = Duration.ofSeconds(100);

    private final TestRealm realm = TestRealm.create(PostgresServer.ADMIN, PostgresServer.KEYCLOAK.https())
            .device("laptop");
    private final LogoutListener application = new LogoutListener();

    /** The watch goes on, and other tests count what this server asks its database. */
    @AfterEach
    void stop() {
        application.close();
        realm.admin.delete(realm.name).expect(204);
    }

    @Test
    void itsDevicesAreHeldUntilItIsHeardAgain() {
        AlertEvents alerts = new AlertEvents(realm);
        new Clients(realm).attributes("app", Map.of("backchannel.logout.url", application.url()));
        realm.recipe.policy(Map.of("sourceOutage", "deny"));
        heartbeat("PT1M");
        realm.tell(realm.edr(), "laptop", Map.of("risk", "none"));
        Tokens tokens = realm.login("laptop");
        Eventually.holds(
                "its last signal is written",
                PATIENCE,
                () -> !edr().path("lastSignalAt").isNull());
        assertThat(edr().path("silentSince").isNull()).isTrue();

        // The node may still have something to write, which would make it young again.
        Eventually.holds("it is silent", PATIENCE, () -> {
            makeOld();
            return !edr().path("silentSince").isNull();
        });

        assertThat(realm.refresh("laptop", tokens)).isEqualTo(400);
        assertThat(realm.shown("laptop").path("access").asText()).isEqualTo("hold");
        Eventually.holds(
                "applications are told", PATIENCE, () -> !application.tokens().isEmpty());
        assertThat(alerts.count("source-silent")).isEqualTo(1);
        Eventually.holds("the metric shows it", PATIENCE, () -> metric().endsWith(" 1.0"));
        assertThat(Http.plain()
                        .get(PostgresServer.KEYCLOAK.management().resolve("/health/ready"))
                        .status())
                .as("a silent source takes no node out of service")
                .isEqualTo(200);

        realm.tell(realm.edr(), "laptop", Map.of("risk", "none"));

        assertThat(realm.refresh("laptop", tokens)).as("at once").isEqualTo(200);
        assertThat(edr().path("silentSince").isNull()).isTrue();
        Eventually.holds("it is announced", () -> alerts.count("source-back") == 1);
        assertThat(alerts.count("device-held")).as("the source was announced").isZero();
        Eventually.holds("the metric shows it", PATIENCE, () -> {
            // It says something at least once a minute, else it is silent again.
            realm.tell(realm.edr(), "laptop", Map.of("risk", "none"));
            return metric().endsWith(" 0.0");
        });
    }

    private String metric() {
        return MeterLine.of(PostgresServer.metrics(), "conditional_access_source_silent", DemoRealm.EDR, realm.name);
    }

    private void makeOld() {
        try (Connection connection = PostgresServer.database().getConnection()) {
            new Tables(connection)
                    .update(
                            "update CA_SOURCE set LAST_SIGNAL_AT = ?, WATCHED_SINCE = 1"
                                    + " where WATCHED_SINCE is not null and REALM_ID = ? and SOURCE = ?",
                            Instant.now().minus(Duration.ofMinutes(5)).toEpochMilli() * 1000,
                            realm.admin
                                    .get(realm.name)
                                    .expect(200)
                                    .json()
                                    .path("id")
                                    .asText(),
                            DemoRealm.EDR);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private void heartbeat(String duration) {
        ObjectNode source =
                (ObjectNode) realm.recipe.only("components?type=" + RealmRecipe.SOURCE, "name", DemoRealm.EDR);
        source.withObjectProperty("config").putArray("heartbeat").add(duration);
        realm.admin
                .put(realm.name + "/components/" + source.path("id").asText(), source)
                .expect(204);
    }

    private JsonNode edr() {
        return StreamSupport.stream(
                        realm.admin
                                .get(realm.api("status"))
                                .expect(200)
                                .json()
                                .path("sources")
                                .spliterator(),
                        false)
                .filter(source -> source.path("alias").asText().equals(DemoRealm.EDR))
                .findFirst()
                .orElseThrow();
    }
}
