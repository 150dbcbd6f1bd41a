// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.it;

import io.conditionalaccess.demo.DemoRealm;
import io.conditionalaccess.demo.client.SignalSender;
import io.conditionalaccess.demo.http.Reply;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/**
 * Products that send each signal to any node, and repeat it, with the same id, until one acknowledges it. They send as many
 * as they are allowed to, and some signals twice.
 */
final class PersistentSenders implements AutoCloseable {
    static final Duration PATIENCE = Duration.ofMinutes(4);
    private static final int SENDERS = 8;
    private static final int ONE_IN_THIS_MANY_TWICE = 20;

    private final List<SignalHistory.Told> signals;
    private final List<Door> doors;
    private final long seed;
    private final Semaphore allowed = new Semaphore(0);
    private final AtomicInteger next = new AtomicInteger();
    private final AtomicInteger acknowledged = new AtomicInteger();
    private final AtomicInteger repeated = new AtomicInteger();
    private final ExecutorService pool = Executors.newFixedThreadPool(SENDERS);
    private final List<Future<?>> running = new ArrayList<>();

    /** A node, as both sources reach it. */
    private record Door(SignalSender edr, SignalSender mdm) {
        Reply send(SignalHistory.Told told) {
            return (told.source().equals(DemoRealm.EDR) ? edr : mdm).send(told.signal());
        }
    }

    /** @param nodes the realm at each node */
    PersistentSenders(List<SignalHistory.Told> signals, List<TestRealm> nodes, long seed) {
        this.signals = signals;
        this.seed = seed;
        this.doors =
                nodes.stream().map(node -> new Door(node.edr(), node.mdm())).toList();
        for (int i = 0; i < SENDERS; i++) {
            running.add(pool.submit(this::sendAll));
        }
    }

    void allow(int more) {
        allowed.release(more);
    }

    int acknowledged() {
        return acknowledged.get();
    }

    /** How often something had to be sent again. */
    int repeated() {
        return repeated.get();
    }

    /** Allows the rest and waits for its end. */
    void finish() throws ExecutionException, InterruptedException, TimeoutException {
        allowed.release(signals.size() + SENDERS);
        for (Future<?> sender : running) {
            sender.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    private void sendAll() {
        allowed.acquireUninterruptibly();
        for (int i = next.getAndIncrement(); i < signals.size(); i = next.getAndIncrement()) {
            Random random = new Random(seed + i);
            send(signals.get(i), random);
            if (random.nextInt(ONE_IN_THIS_MANY_TWICE) == 0) {
                send(signals.get(i), random);
            }
            acknowledged.incrementAndGet();
            allowed.acquireUninterruptibly();
        }
    }

    private void send(SignalHistory.Told told, Random random) {
        Instant deadline = Instant.now().plus(PATIENCE);
        while (!taken(told, doors.get(random.nextInt(doors.size())))) {
            if (Instant.now().isAfter(deadline)) {
                throw new AssertionError("never acknowledged: " + told);
            }
            repeated.incrementAndGet();
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50L + random.nextInt(200)));
        }
    }

    private static boolean taken(SignalHistory.Told told, Door door) {
        try {
            Reply reply = door.send(told);
            if (reply.status() < 500 && reply.status() != 202) {
                throw new AssertionError("a sender would give up: " + reply.status() + " " + reply.body());
            }
            return reply.status() == 202;
        } catch (UncheckedIOException nodeIsDown) {
            return false;
        }
    }

    @Override
    public void close() {
        pool.shutdownNow();
    }
}
