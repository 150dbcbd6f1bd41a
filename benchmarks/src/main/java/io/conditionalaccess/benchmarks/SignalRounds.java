// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.benchmarks;

import io.conditionalaccess.demo.client.SignalSender;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/** Makes one device bad and well again, over and over, while its applications refresh. */
final class SignalRounds implements AutoCloseable {
    private static final long LONGEST_LEAD = TimeUnit.MILLISECONDS.toNanos(10);
    private final ExecutorService applications = Executors.newCachedThreadPool();
    private final List<Station> stations;
    private final SignalSender source;
    private final Duration pause;

    /**
     * A session of the device, with an application that refreshes it.
     *
     * @param where added to the answer in reports, for example {@code " on the other node"}
     */
    record Station(String where, Seat seat) {}

    /** @param pause of each application between an answer and the next refresh; zero for back to back */
    SignalRounds(List<Station> stations, SignalSender source, Duration pause) {
        this.stations = List.copyOf(stations);
        this.source = source;
        this.pause = pause;
    }

    /**
     * Plays so many rounds: risk medium, which holds the sessions, then risk none. What is sent next waits until all
     * stations felt the last.
     *
     * @return the signal as the stations felt it, then the all-clear
     */
    List<Effect> play(int rounds) {
        List<Effect> held = effects("signal", "refused refresh");
        List<Effect> restored = effects("all-clear", "granted refresh");
        for (int round = 0; round < rounds; round++) {
            add(held, observe("medium", Answer.REFUSED));
            add(restored, observe("none", Answer.GRANTED));
        }
        return Stream.concat(held.stream(), restored.stream()).toList();
    }

    private List<Effect> effects(String signal, String answer) {
        return stations.stream()
                .map(station -> new Effect(signal, answer + station.where()))
                .toList();
    }

    private static void add(List<Effect> effects, List<Observation> observations) {
        for (int i = 0; i < effects.size(); i++) {
            effects.get(i).add(observations.get(i));
        }
    }

    private List<Observation> observe(String risk, Answer awaited) {
        List<Watch> watches = stations.stream()
                .map(station -> new Watch(() -> Answer.of(station.seat().tryRefresh()), awaited, pause))
                .toList();
        List<Future<Watch.Change>> changes =
                watches.stream().map(applications::submit).toList();
        try {
            for (Watch watch : watches) {
                watch.awaitFirstAnswer();
            }
            // Else each signal would meet the refreshes at the same point, just after an answer.
            LockSupport.parkNanos(ThreadLocalRandom.current().nextLong(LONGEST_LEAD + pause.toNanos()));
            long sent = System.nanoTime();
            Told.applied(source, Visitors.SIGNALLED, Map.of("risk", risk));
            long accepted = System.nanoTime();
            List<Observation> observations = new ArrayList<>();
            for (Future<Watch.Change> change : changes) {
                Watch.Change seen = change.get();
                observations.add(new Observation(sent, accepted, seen.felt(), seen.lastOldBegan()));
            }
            return observations;
        } catch (ExecutionException e) {
            throw new IllegalStateException("a refresh around a signal failed: " + e.getCause(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted in a round", e);
        }
    }

    @Override
    public void close() {
        applications.shutdownNow();
    }
}
