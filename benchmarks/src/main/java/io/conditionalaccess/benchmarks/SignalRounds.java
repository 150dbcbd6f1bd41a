// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.benchmarks;

import io.conditionalaccess.demo.client.SignalSender;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Makes one device bad and well again, over and over, while its application refreshes. */
final class SignalRounds implements AutoCloseable {
    private static final long LONGEST_LEAD = TimeUnit.MILLISECONDS.toNanos(10);
    private final ExecutorService application = Executors.newSingleThreadExecutor();
    private final Seat seat;
    private final SignalSender source;

    SignalRounds(Seat seat, SignalSender source) {
        this.seat = seat;
        this.source = source;
    }

    /** Plays so many rounds: risk medium, which holds the session, then risk none. */
    List<Effect> play(int rounds) {
        Effect held = new Effect("signal", "refused refresh");
        Effect restored = new Effect("all-clear", "granted refresh");
        for (int round = 0; round < rounds; round++) {
            held.add(observe("medium", Answer.REFUSED));
            restored.add(observe("none", Answer.GRANTED));
        }
        return List.of(held, restored);
    }

    private Observation observe(String risk, Answer awaited) {
        Watch watch = new Watch(() -> Answer.of(seat.tryRefresh()), awaited);
        Future<Watch.Change> change = application.submit(watch);
        try {
            watch.awaitFirstAnswer();
            // Else each signal would meet the refreshes at the same point, just after an answer.
            LockSupport.parkNanos(ThreadLocalRandom.current().nextLong(LONGEST_LEAD));
            long sent = System.nanoTime();
            String status = send(risk);
            long accepted = System.nanoTime();
            if (!status.equals("applied")) {
                throw new IllegalStateException("the signal was " + status);
            }
            Watch.Change seen = change.get();
            return new Observation(sent, accepted, seen.felt(), seen.lastOldBegan());
        } catch (ExecutionException e) {
            throw new IllegalStateException("a refresh around a signal failed: " + e.getCause(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted in a round", e);
        }
    }

    private String send(String risk) {
        Map<String, Object> signal = Map.of(
                "id",
                "benchmark-" + UUID.randomUUID(),
                "device",
                Map.of("id", Arena.SIGNALLED),
                "risk",
                risk,
                "observed_at",
                Instant.now().toString());
        return source.send(signal)
                .expect(202)
                .json()
                .path("results")
                .path(0)
                .path("status")
                .asText();
    }

    @Override
    public void close() {
        application.shutdownNow();
    }
}
