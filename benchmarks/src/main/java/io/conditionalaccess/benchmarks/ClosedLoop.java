// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.benchmarks;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.HdrHistogram.Histogram;

/** Load by callers that each send the next request when the last one is answered. */
final class ClosedLoop {
    /** Significant digits that histograms keep. */
    static final int DIGITS = 3;

    private ClosedLoop() {}

    /**
     * Lets each caller repeat its request for this long, in a thread of its own.
     *
     * @throws IllegalStateException if one of them throws; a failed request is no figure
     */
    static Stretch run(List<Runnable> callers, Duration length) {
        ExecutorService threads = Executors.newFixedThreadPool(callers.size());
        try {
            long began = System.nanoTime();
            long end = began + length.toNanos();
            List<Callable<Histogram>> loops = callers.stream()
                    .<Callable<Histogram>>map(caller -> () -> repeat(caller, end))
                    .toList();
            List<Future<Histogram>> ended = threads.invokeAll(loops);
            Duration took = Duration.ofNanos(System.nanoTime() - began);
            Histogram all = new Histogram(DIGITS);
            for (Future<Histogram> loop : ended) {
                all.add(loop.get());
            }
            return new Stretch(took, all);
        } catch (ExecutionException e) {
            throw new IllegalStateException("a request under load failed: " + e.getCause(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted under load", e);
        } finally {
            threads.shutdownNow();
        }
    }

    private static Histogram repeat(Runnable caller, long end) {
        Histogram latencies = new Histogram(DIGITS);
        long before = System.nanoTime();
        // At least once: a caller that began after the end would hide that its request fails.
        do {
            caller.run();
            long after = System.nanoTime();
            latencies.recordValue(after - before);
            before = after;
        } while (before - end < 0);
        return latencies;
    }
}
