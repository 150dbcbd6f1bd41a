// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.conditionalaccess.demo.client.SignalSender;
import io.conditionalaccess.demo.client.Tokens;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.logging.Logger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Signals to random nodes of three, which are killed as {@code kill -9} does and started again in the midst of it. How many
 * signals: {@code -Dcluster.signals=10000}; another history: {@code -Dcluster.seed=7}.
 */
@Tag("cluster")
class ClusterHistoriesIT {
    private static final Logger LOG = Logger.getLogger(ClusterHistoriesIT.class.getName());
    private static final int SIGNALS = Integer.getInteger("cluster.signals", 600);
    private static final long SEED = Long.getLong("cluster.seed", 20_261_122L);
    /** A node dies once for each so many, up to five times: that takes longer than the signals. */
    private static final int SIGNALS_PER_DEATH = 300;

    private static final int MOST_DEATHS = 5;

    private static final Duration CACHE_TTL = Duration.ofSeconds(5);
    private static final int MOST_IN_A_REQUEST = 500;

    private final TestRealm realm = participating();
    private final List<TestRealm> nodes = Cluster.everywhere(realm);
    private final Random random = new Random(SEED);

    @Test
    void nothingAcknowledgedIsLostAllNodesAgreeAndNoSessionOfABadDeviceLives() throws Exception {
        List<SignalHistory.Told> signals =
                new SignalHistory(SEED, Instant.now().truncatedTo(ChronoUnit.MILLIS)).signals(SIGNALS);
        Map<Integer, Tokens> sessions = new HashMap<>();
        for (int i = 0; i < SignalHistory.DEVICES; i++) {
            TestRealm node = nodes.get(i % nodes.size());
            realm.device(SignalHistory.device(i));
            sessions.put(
                    i, Tokens.in(node.app(node.from(SignalHistory.device(i))).password("alice", "alice", "openid")));
        }

        Instant begun = Instant.now();
        int repeated = sendWhileNodesDie(signals);
        Instant end = Instant.now();

        everySignalIsKnown(signals);
        Eventually.after(end.plus(CACHE_TTL));
        everyNodeAnswersAsTheDeviceIs(sessions);
        whatIsKnownIsWhatACalmRealmWouldKnow(signals);
        everyRevocationIsComplete();
        LOG.info(() -> "signals=" + signals.size() + " deaths=" + deaths() + " repeated=" + repeated + " in "
                + Duration.between(begun, end));
    }

    private static int deaths() {
        return Math.max(1, Math.min(MOST_DEATHS, SIGNALS / SIGNALS_PER_DEATH));
    }

    /** Each node that dies does so while signals arrive, and others arrive while it is away. */
    private int sendWhileNodesDie(List<SignalHistory.Told> signals) throws Exception {
        int share = signals.size() / deaths();
        try (PersistentSenders senders = new PersistentSenders(signals, nodes, SEED)) {
            for (int death = 0; death < deaths(); death++) {
                int sent = death * share;
                senders.allow(share);
                Eventually.holds(
                        "some signals are acknowledged",
                        PersistentSenders.PATIENCE,
                        () -> senders.acknowledged() >= sent + share / 4);
                var victim = Cluster.node(random.nextInt(Cluster.SIZE));
                victim.kill();
                victim.start();
            }
            senders.finish();
            assertThat(senders.acknowledged()).isEqualTo(signals.size());
            return senders.repeated();
        }
    }

    /** By asking again: who has it says so. */
    private void everySignalIsKnown(List<SignalHistory.Told> signals) {
        for (String source : List.of("edr", "mdm")) {
            List<Map<String, Object>> sent = of(source, signals);
            for (List<Map<String, Object>> together : inRequests(sent)) {
                TestRealm node = nodes.get(random.nextInt(nodes.size()));
                JsonNode results =
                        sender(node, source).send(together).expect(202).json().path("results");
                assertThat(results)
                        .hasSameSizeAs(together)
                        .allSatisfy(result -> assertThat(result.path("status").asText())
                                .as(result.path("id").asText())
                                .isEqualTo("duplicate"));
            }
        }
    }

    private void everyNodeAnswersAsTheDeviceIs(Map<Integer, Tokens> sessions) {
        sessions.forEach((number, tokens) -> {
            String device = SignalHistory.device(number);
            List<String> access = nodes.stream()
                    .map(node -> node.shown(device).path("access").asText())
                    .distinct()
                    .toList();
            assertThat(access).as(device).hasSize(1);
            List<Integer> refreshed = nodes.stream()
                    .map(node -> node.refresh(device, tokens))
                    .distinct()
                    .toList();
            assertThat(refreshed).as(device).hasSize(1);
            if (!access.contains("ok")) {
                assertThat(refreshed).as(device).containsExactly(400);
            }
            if (SignalHistory.alwaysWell(number)) {
                assertThat(refreshed).as(device).containsExactly(200);
            }
        });
    }

    /** Told the same by one node, in order and without a death. */
    private void whatIsKnownIsWhatACalmRealmWouldKnow(List<SignalHistory.Told> signals) {
        TestRealm calm = participating();
        for (int i = 0; i < SignalHistory.DEVICES; i++) {
            calm.device(SignalHistory.device(i));
        }
        for (String source : List.of("edr", "mdm")) {
            inRequests(of(source, signals))
                    .forEach(together -> sender(calm, source).send(together).expect(202));
        }
        for (int i = 0; i < SignalHistory.DEVICES; i++) {
            String device = SignalHistory.device(i);
            JsonNode expected = calm.shown(device);
            for (TestRealm node : nodes) {
                JsonNode shown = node.shown(device);
                assertThat(shown.path("posture")).as(device).isEqualTo(expected.path("posture"));
                assertThat(shown.path("access")).as(device).isEqualTo(expected.path("access"));
            }
        }
    }

    private void everyRevocationIsComplete() {
        String id = realm.admin.get(realm.name).expect(200).json().path("id").asText();
        Eventually.holds("no revoked session is left", PersistentSenders.PATIENCE, () -> {
            try (Connection connection = Cluster.database()) {
                Tables tables = new Tables(connection);
                return tables.count("CA_DEVICE", "REVOCATION_PENDING is not null and REALM_ID = ?", id) == 0
                        && tables.count(
                                        "CA_BINDING b join CA_DEVICE d on d.ID = b.DEVICE_ID",
                                        "b.ENDED_AT is null and b.EPOCH < d.REVOCATION_EPOCH and d.REALM_ID = ?",
                                        id)
                                == 0;
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        });
    }

    private static TestRealm participating() {
        TestRealm realm = Cluster.realm();
        // A third of the devices goes bad, which is what the brake is for.
        realm.recipe.policy(Map.of("cacheTtl", CACHE_TTL.toString(), "brakeAt", "never"));
        return realm;
    }

    private static SignalSender sender(TestRealm node, String source) {
        return source.equals("edr") ? node.edr() : node.mdm();
    }

    private static List<Map<String, Object>> of(String source, List<SignalHistory.Told> signals) {
        return signals.stream()
                .filter(told -> told.source().equals(source))
                .map(SignalHistory.Told::signal)
                .toList();
    }

    private static List<List<Map<String, Object>>> inRequests(List<Map<String, Object>> signals) {
        List<List<Map<String, Object>>> requests = new ArrayList<>();
        for (int from = 0; from < signals.size(); from += MOST_IN_A_REQUEST) {
            requests.add(signals.subList(from, Math.min(signals.size(), from + MOST_IN_A_REQUEST)));
        }
        return requests;
    }
}
