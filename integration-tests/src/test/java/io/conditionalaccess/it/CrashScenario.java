// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.conditionalaccess.demo.client.SignalSender;
import io.conditionalaccess.demo.client.Tokens;
import io.conditionalaccess.demo.http.Reply;
import io.conditionalaccess.demo.keycloak.KeycloakServer;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Eight senders post 2,000 signals while the server is killed as {@code kill -9} does and started again; the senders
 * repeat what was not acknowledged, as real ones do.
 */
final class CrashScenario {
    private static final int SENDERS = 8;
    private static final int SIGNALS = 2_000;
    private static final int KILL_AFTER = 600;
    private static final int DEVICES = 100;
    /** Devices with a session, each of which gets a signal that revokes. */
    private static final int INFECTED = 10;

    private static final Duration PATIENCE = Duration.ofMinutes(4);
    /** What died with the server is finished by one of the next two sweeps, which come every 15 s. */
    static final Duration TWO_SWEEPS = Duration.ofSeconds(35);

    private final KeycloakServer server;
    private final TestRealm realm;
    private final List<TestRealm> doors;
    private final Map<String, String> acknowledged = new ConcurrentHashMap<>();
    private final Map<String, Tokens> sessions = new LinkedHashMap<>();

    CrashScenario(KeycloakServer server, TestRealm realm) {
        this(server, realm, List.of(realm));
    }

    /**
     * @param server the one that dies
     * @param realm at a node that answers before and after
     * @param doors the realm at each node; senders take them in turn
     */
    CrashScenario(KeycloakServer server, TestRealm realm, List<TestRealm> doors) {
        this.server = server;
        this.realm = realm;
        this.doors = doors;
    }

    /** How the test reads the tables. */
    @FunctionalInterface
    interface Database {
        Connection connect() throws SQLException;
    }

    void run() throws Exception {
        Queue<Map<String, Object>> signals = prepare();
        ExecutorService pool = Executors.newFixedThreadPool(SENDERS);
        try {
            List<Future<?>> senders = new ArrayList<>();
            for (int i = 0; i < SENDERS; i++) {
                senders.add(pool.submit(() -> sendAll(signals)));
            }
            Eventually.holds("some signals are acknowledged", PATIENCE, () -> acknowledged.size() >= KILL_AFTER);
            server.kill();
            assertThat(acknowledged.size()).as("killed in the midst of it").isLessThan(SIGNALS);
            server.start();
            for (Future<?> sender : senders) {
                sender.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
            }
        } finally {
            pool.shutdownNow();
        }
        assertThat(acknowledged).hasSize(SIGNALS);
    }

    /** By every node; with a cold cache, at the first request after the start. */
    void everyInfectedDeviceIsRefused() {
        sessions.forEach((device, tokens) -> doors.forEach(
                node -> assertThat(node.refresh(device, tokens)).as(device).isEqualTo(400)));
    }

    void everyRevocationIsComplete(Database database) {
        Eventually.holds("no session of an infected device is left", TWO_SWEEPS, () -> {
            try (Connection connection = database.connect()) {
                return count(connection, "select count(*) from CA_DEVICE where REVOCATION_PENDING is not null") == 0
                        && count(
                                        connection,
                                        "select count(*) from CA_BINDING b join CA_DEVICE d on d.ID = b.DEVICE_ID"
                                                + " where b.ENDED_AT is null and b.EPOCH < d.REVOCATION_EPOCH")
                                == 0;
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        });
        String alice = realm.recipe
                .only("users?username=alice", "username", "alice")
                .path("id")
                .asText();
        assertThat(realm.admin
                        .get(realm.name + "/users/" + alice + "/sessions")
                        .expect(200)
                        .json())
                .isEmpty();
    }

    void everyAcknowledgedSignalIsThereExactlyOnce(Database database) throws SQLException {
        try (Connection connection = database.connect();
                PreparedStatement query = connection.prepareStatement(
                        "select count(*) from CA_SIGNAL where SIGNAL_ID = ? and SOURCE = 'edr'")) {
            for (String id : acknowledged.keySet()) {
                query.setString(1, id);
                try (ResultSet result = query.executeQuery()) {
                    result.next();
                    assertThat(result.getInt(1)).as(id).isEqualTo(1);
                }
            }
        }
    }

    private Queue<Map<String, Object>> prepare() {
        for (int i = 0; i < DEVICES; i++) {
            realm.device("device-" + i);
        }
        for (int i = 0; i < INFECTED; i++) {
            String device = "device-" + i;
            sessions.put(device, Tokens.in(realm.app(realm.from(device)).password("alice", "alice", "openid")));
        }
        Queue<Map<String, Object>> signals = new ConcurrentLinkedQueue<>();
        for (int i = 0; i < SIGNALS; i++) {
            Map<String, Object> signal = new LinkedHashMap<>();
            signal.put("id", realm.name + "-" + i);
            signal.put("device", Map.of("id", "device-" + i % DEVICES));
            signal.put("finding", "alert-" + i);
            // Spread over the whole run, so that some revocations are under way when the server dies.
            boolean infects = i % 200 < INFECTED && i / 200 == i % 200;
            signal.put("risk", infects ? "high" : "low");
            signal.put("observed_at", Instant.now().toString());
            signals.add(signal);
        }
        return signals;
    }

    private void sendAll(Queue<Map<String, Object>> signals) {
        List<SignalSender> senders = doors.stream().map(TestRealm::edr).toList();
        for (Map<String, Object> signal = signals.poll(); signal != null; signal = signals.poll()) {
            String id = (String) signal.get("id");
            acknowledged.put(id, untilAcknowledged(senders, signal));
        }
    }

    private static String untilAcknowledged(List<SignalSender> senders, Map<String, Object> signal) {
        Instant deadline = Instant.now().plus(PATIENCE);
        for (int attempt = signal.hashCode(); Instant.now().isBefore(deadline); attempt++) {
            try {
                Reply reply =
                        senders.get(Math.floorMod(attempt, senders.size())).send(signal);
                if (reply.status() == 202) {
                    JsonNode result = TestRealm.resultOf(reply);
                    return result.path("status").asText();
                }
            } catch (UncheckedIOException serverIsDown) {
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(200));
            }
        }
        throw new AssertionError("never acknowledged: " + signal);
    }

    private static int count(Connection connection, String sql) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(sql);
                ResultSet result = query.executeQuery()) {
            result.next();
            return result.getInt(1);
        }
    }
}
