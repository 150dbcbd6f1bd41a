// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.conditionalaccess.demo.DemoRealm;
import io.conditionalaccess.demo.client.Tokens;
import io.conditionalaccess.demo.keycloak.KeycloakServer;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Two nodes: what one is told, the other knows. */
@Tag("cluster")
class ClusterIT {
    /** Far less than the time to live of what is cached, so that only a message can have brought it. */
    private static final Duration AT_ONCE = Duration.ofSeconds(5);

    private static final int WAVE = 70;
    /** What the brake allows at least, whatever share of the devices that is. */
    private static final int LIMIT = 50;

    private static final KeycloakServer HERE = Cluster.node(0);
    private static final KeycloakServer THERE = Cluster.node(1);

    private TestRealm realm;
    private TestRealm same;

    @BeforeEach
    void createRealm() {
        realm = TestRealm.create(Nodes.admin(HERE), HERE.https()).device("laptop");
        realm.recipe.policy(Map.of("cacheTtl", "PT60S"));
        same = Nodes.at(THERE, realm.name);
    }

    @Test
    void aHoldToldToOneNodeIsKnownToTheOtherAndSoIsItsEnd() {
        Tokens tokens = login(realm);
        assertThat(same.refresh("laptop", tokens)).isEqualTo(200);

        assertThat(same.tell(same.edr(), "laptop", Map.of("risk", "medium"))).isEqualTo("applied");
        Eventually.holds("held here", AT_ONCE, () -> realm.refresh("laptop", tokens) == 400);

        assertThat(realm.tell(realm.edr(), "laptop", Map.of("risk", "none"))).isEqualTo("applied");
        Eventually.holds("well there", AT_ONCE, () -> same.refresh("laptop", tokens) == 200);
    }

    @Test
    void aRevocationToldToOneNodeEndsTheSessionsOfBoth() throws SQLException {
        Tokens ofHere = login(realm);
        Tokens ofThere = login(same);

        assertThat(realm.tell(realm.edr(), "laptop", Map.of("risk", "high"))).isEqualTo("applied");

        for (TestRealm node : List.of(realm, same)) {
            Eventually.holds("refused", AT_ONCE, () -> node.refresh("laptop", ofHere) == 400);
            Eventually.holds("refused", AT_ONCE, () -> node.refresh("laptop", ofThere) == 400);
            RealmSettings settings = new RealmSettings(node);
            Eventually.holds("no session is left", () -> settings.sessions("alice") == 0);
        }
    }

    @Test
    void aChangeOfThePolicyHoldsOnBoth() {
        login(same);
        assertThat(same.tell(same.edr(), "laptop", Map.of("risk", "medium"))).isEqualTo("applied");
        assertThat(Refusals.ofGrant(same.app(same.from("laptop")).password("alice", "alice", "openid")))
                .isTrue();

        realm.recipe.policy(Map.of("holdAt", "high"));

        Eventually.holds(
                "let in there",
                AT_ONCE,
                () -> same.app(same.from("laptop"))
                                .password("alice", "alice", "openid")
                                .status()
                        == 200);
    }

    @Test
    void applicationsAreToldOnceWhicheverNodeDoesIt() {
        try (LogoutListener application = new LogoutListener()) {
            new RealmSettings(realm)
                    .clientAttribute(DemoRealm.APP.clientId(), "backchannel.logout.url", application.url());
            Tokens tokens = login(realm);

            same.tell(same.edr(), "laptop", Map.of("risk", "high"));

            Eventually.holds("told", () -> !application.tokens().isEmpty());
            realm.tell(realm.edr(), "laptop", Map.of("risk", "none"));
            Tokens next = login(same);
            realm.tell(realm.edr(), "laptop", Map.of("risk", "high"));
            Eventually.holds("told of the next", () -> application.sessions().contains(sid(next)));
            assertThat(application.sessions()).containsExactly(sid(tokens), sid(next));
        }
    }

    @Test
    void aNodeThatHearsNothingEnforcesWithinTheTimeToLive() throws SQLException {
        realm.recipe.policy(Map.of("cacheTtl", "PT5S"));
        Tokens tokens = login(realm);
        for (TestRealm node : List.of(realm, same)) {
            assertThat(node.refresh("laptop", tokens)).isEqualTo(200);
        }

        // As if the message had been lost: the change is made past both.
        quarantineInTheDatabase();

        for (TestRealm node : List.of(realm, same)) {
            Eventually.holds("refused", Duration.ofSeconds(15), () -> node.refresh("laptop", tokens) == 400);
        }
    }

    @Test
    void signalsToEitherNodeSurviveTheDeathOfOneAndBothAgree() throws Exception {
        CrashScenario scenario = new CrashScenario(THERE, realm, List.of(realm, same));

        scenario.run();

        scenario.everyInfectedDeviceIsRefused();
        scenario.everyRevocationIsComplete(Cluster::database);
        scenario.everyAcknowledgedSignalIsThereExactlyOnce(Cluster::database);
        for (int device = 0; device < 100; device++) {
            String id = "device-" + device;
            Eventually.holds(
                    "both say the same of " + id,
                    () -> realm.shown(id).path("access").equals(same.shown(id).path("access")));
        }
    }

    @Test
    void bothNodesTogetherRevokeNoMoreThanTheBrakeAllows() throws Exception {
        AlertEvents alerts = new AlertEvents(realm);
        for (int device = 0; device < WAVE; device++) {
            realm.device("d" + device);
        }

        ExecutorService senders = Executors.newFixedThreadPool(8);
        try {
            List<Future<String>> told = IntStream.range(0, WAVE)
                    .mapToObj(i -> senders.submit(() -> {
                        TestRealm node = i % 2 == 0 ? realm : same;
                        return node.tell(node.edr(), "d" + i, Map.of("risk", "high"));
                    }))
                    .toList();
            for (Future<String> one : told) {
                assertThat(one.get()).isEqualTo("applied");
            }
        } finally {
            senders.shutdown();
        }

        Eventually.holds(
                "all are announced",
                Duration.ofSeconds(60),
                () -> alerts.count("device-held") + alerts.count("device-revoked") == WAVE);
        assertThat(alerts.count("device-revoked")).isEqualTo(LIMIT);
        assertThat(alerts.count("brake-on")).isEqualTo(1);
    }

    private void quarantineInTheDatabase() throws SQLException {
        String id = realm.admin.get(realm.name).expect(200).json().path("id").asText();
        try (Connection connection = Cluster.database()) {
            int changed = new Tables(connection)
                    .update(
                            "update ca_device set quarantined_at = ? where realm_id = ? and public_id = 'laptop'",
                            System.currentTimeMillis() * 1000,
                            id);
            assertThat(changed).isEqualTo(1);
        }
    }

    private static Tokens login(TestRealm node) {
        return Tokens.in(node.app(node.from("laptop")).password("alice", "alice", "openid"));
    }

    private static String sid(Tokens tokens) {
        return tokens.claims().path("sid").asText();
    }
}
