// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.benchmarks;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.HdrHistogram.Histogram;

/**
 * Load at a fixed rate, however long the answers take. A latency counts from when the request was due, also if all callers
 * were still waiting then.
 */
final class OpenLoop {
    private final List<Runnable> callers;
    private final long interval;
    private final ExecutorService threads;
    private final long began = System.nanoTime();
    private final List<Future<Histogram>> loops;
    private volatile boolean stopped;

    private OpenLoop(List<Runnable> callers, double perSecond) {
        this.callers = List.copyOf(callers);
        this.interval = (long) (TimeUnit.SECONDS.toNanos(1) / perSecond);
        this.threads = Executors.newFixedThreadPool(callers.size());
        this.loops = IntStream.range(0, callers.size())
                .mapToObj(number -> threads.submit(() -> repeat(number)))
                .toList();
    }

    /** Sends this many requests a second in turns of the callers, each in a thread of its own, until it is stopped. */
    static OpenLoop start(List<Runnable> callers, double perSecond) {
        return new OpenLoop(callers, perSecond);
    }

    /**
     * Ends it.
     *
     * @throws IllegalStateException if a request failed
     */
    Stretch stop() {
        stopped = true;
        Duration took = Duration.ofNanos(System.nanoTime() - began);
        try {
            Histogram all = new Histogram(ClosedLoop.DIGITS);
            for (Future<Histogram> loop : loops) {
                all.add(loop.get());
            }
            return new Stretch(took, all);
        } catch (ExecutionException e) {
            throw new IllegalStateException("a request of the load failed: " + e.getCause(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted under load", e);
        } finally {
            threads.shutdownNow();
        }
    }

    private Histogram repeat(int number) {
        Histogram latencies = new Histogram(ClosedLoop.DIGITS);
        for (long due = began + number * interval; !stopped; due += callers.size() * interval) {
            for (long early = due - System.nanoTime(); early > 0 && !stopped; early = due - System.nanoTime()) {
                LockSupport.parkNanos(early);
            }
            if (!stopped) {
                callers.get(number).run();
                latencies.recordValue(System.nanoTime() - due);
            }
        }
        return latencies;
    }
}
