// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.conditionalaccess.demo.DemoRealm;
import io.conditionalaccess.demo.client.SignalSender;
import io.conditionalaccess.demo.client.Tokens;
import io.conditionalaccess.demo.keycloak.KeycloakServer;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Nodes that come and go in order, and one that hears of nobody. */
@Tag("cluster")
class RollingRestartIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final TestRealm realm =
            Cluster.realm().device("good").device("held").device("changing");
    private final List<TestRealm> nodes = Cluster.everywhere(realm);

    @Test
    void eachNodeInTurnIsRestartedAndNothingOfADeviceIsForgotten() {
        realm.recipe.policy(Map.of("cacheTtl", "PT60S"));
        Tokens held = login("held");
        Tokens changing = login("changing");
        tell(realm, "held", "medium");
        Tokens good = login("good");

        try (GoodVisitor visitor = new GoodVisitor("good", good, nodes)) {
            for (int i = 0; i < nodes.size(); i++) {
                TestRealm node = nodes.get(i);
                TestRealm neighbour = nodes.get((i + 1) % nodes.size());
                boolean becomesBad = i % 2 == 0;
                visitor.avoid(node);
                Cluster.node(i).stop();
                int before = visitor.visits();

                tell(neighbour, "changing", becomesBad ? "medium" : "none");
                Cluster.node(i).start();

                assertThat(node.refresh("changing", changing))
                        .as("its first decision knows what was said while it was away")
                        .isEqualTo(becomesBad ? 400 : 200);
                assertThat(node.refresh("held", held)).isEqualTo(400);
                assertThat(node.refresh("good", good)).isEqualTo(200);
                visitor.useAgain(node);
                Eventually.holds("the application went on", PATIENCE, () -> visitor.visits() > before + 10);
            }
            assertThat(visitor.answers()).containsOnlyKeys(200);
        }

        tell(realm, "held", "none");
        tell(realm, "changing", "none");
        for (TestRealm node : nodes) {
            assertThat(node.refresh("held", held)).as("after three restarts").isEqualTo(200);
            assertThat(node.refresh("changing", changing)).isEqualTo(200);
        }
    }

    @Test
    void aNodeThatJoinsLateKnowsThePolicyAtItsFirstDecision() {
        Tokens tokens = login("changing");
        tell(realm, "changing", "medium");
        KeycloakServer last = Cluster.node(2);
        last.stop();
        realm.recipe.policy(Map.of("holdAt", "high"));

        last.start();

        TestRealm late = nodes.get(2);
        assertThat(late.refresh("changing", tokens)).isEqualTo(200);
        assertThat(Refusals.ofGrant(late.app(late.from("unregistered")).password("alice", "alice", "openid")))
                .as("a device that nobody knows")
                .isTrue();
    }

    @Test
    void aNodeCutOffFromTheOthersEnforcesWithinTheTimeToLive() throws SQLException {
        Duration timeToLive = Duration.ofSeconds(5);
        realm.recipe.policy(Map.of("cacheTtl", timeToLive.toString()));
        Tokens tokens = login("changing");
        try (KeycloakServer server = Cluster.startApart()) {
            TestRealm apart = Nodes.at(server, realm.name);
            assertThat(clusters()).as("they do not hear each other").isEqualTo(2);
            assertThat(apart.refresh("changing", tokens)).isEqualTo(200);

            tell(realm, "changing", "medium");
            Eventually.after(Instant.now().plus(timeToLive));
            assertThat(apart.refresh("changing", tokens)).isEqualTo(400);

            tell(realm, "changing", "none");
            Eventually.after(Instant.now().plus(timeToLive));
            assertThat(apart.refresh("changing", tokens)).isEqualTo(200);
        }
    }

    @Test
    void aNodeCutOffFromTheOthersLearnsOfAnEditedPolicyAndANewSourceAllTheSame() {
        Tokens tokens = login("changing");
        try (KeycloakServer server = Cluster.startApart()) {
            TestRealm apart = Nodes.at(server, realm.name);
            tell(realm, "changing", "medium");
            Eventually.holds(
                    "held by the policy of before",
                    Duration.ofMinutes(2),
                    () -> apart.refresh("changing", tokens) == 400);

            realm.recipe.policy(Map.of("holdAt", "high")).hmacSource("new", DemoRealm.MDM_SECRET);

            Eventually.holds(
                    "good by the policy of now", Duration.ofMinutes(2), () -> apart.refresh("changing", tokens) == 200);
            // Usually at once; whoever asks for long in vain is taken for somebody who guesses secrets.
            SignalSender sender = apart.sender("new", SignalSender.hmac(DemoRealm.MDM_SECRET));
            Eventually.holds("the new source is heard", Duration.ofMinutes(2), () -> isHeard(sender));
        }
    }

    private static boolean isHeard(SignalSender sender) {
        return sender.send(TestRealm.signal("changing", Map.of("risk", "medium")))
                        .status()
                == 202;
    }

    private static int clusters() throws SQLException {
        try (Connection connection = Cluster.database()) {
            return new Tables(connection)
                    .texts("select distinct cluster_name from jgroups_ping")
                    .size();
        }
    }

    private Tokens login(String device) {
        return Tokens.in(realm.app(realm.from(device)).password("alice", "alice", "openid"));
    }

    private static void tell(TestRealm node, String device, String risk) {
        assertThat(node.tell(node.edr(), device, Map.of("risk", risk))).isEqualTo("applied");
    }
}
