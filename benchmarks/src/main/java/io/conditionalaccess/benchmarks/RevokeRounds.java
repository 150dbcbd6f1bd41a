// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.benchmarks;

import io.conditionalaccess.demo.DemoRealm;
import io.conditionalaccess.demo.client.SignalSender;
import io.conditionalaccess.demo.client.TokenClient;
import io.conditionalaccess.demo.client.Tokens;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Revokes one device over and over, and logs in there again in between. */
final class RevokeRounds implements AutoCloseable {
    static final String DEVICE = "benchmark-revoked";

    /** Between the refreshes of the one application that watches: the machine is to be busy with the sessions. */
    private static final Duration PAUSE = Duration.ofMillis(5);

    private final ExecutorService application = Executors.newSingleThreadExecutor();
    private final SignalSender source;
    private final TokenClient app;
    private final Tables tables;
    private final String key;

    RevokeRounds(Cluster cluster) {
        this.source = cluster.visitors().source(cluster.first(), DemoRealm.EDR);
        this.app = cluster.visitors().app(cluster.first(), DEVICE);
        this.tables = cluster.tables();
        this.key = tables.key(DEVICE);
    }

    /**
     * One revocation, in nanoseconds since just before the signal's request.
     *
     * @param accepted its 202
     * @param refused the first refused refresh, on the node that took the signal
     * @param ended no session of the device was left
     */
    record Round(long accepted, long refused, long ended) {}

    /** So many rounds, each with so many sessions on the device. */
    List<Round> play(int rounds, int sessions) {
        return Stream.generate(() -> round(sessions)).limit(rounds).toList();
    }

    private Round round(int sessions) {
        Tokens tokens = Tokens.in(app.password("alice", "alice", "openid"));
        IntStream.range(1, sessions)
                .parallel()
                .forEach(number -> app.password("alice", "alice", "openid").expect(200));
        Watch watch = new Watch(() -> Answer.ofRevoked(app.refresh(tokens.refresh())), Answer.REFUSED, PAUSE);
        Future<Watch.Change> change = application.submit(watch);
        try {
            watch.awaitFirstAnswer();
            long sent = System.nanoTime();
            Told.applied(source, DEVICE, Map.of("risk", "high"));
            long accepted = System.nanoTime();
            tables.awaitNoSession(key);
            long ended = System.nanoTime();
            Round round = new Round(accepted - sent, change.get().felt() - sent, ended - sent);
            Told.applied(source, DEVICE, Map.of("risk", "none"));
            return round;
        } catch (ExecutionException e) {
            throw new IllegalStateException("a refresh around a revocation failed: " + e.getCause(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted in a round", e);
        }
    }

    @Override
    public void close() {
        application.shutdownNow();
        tables.close();
    }
}
