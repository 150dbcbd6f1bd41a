// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.benchmarks;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/** Asks again and again, on one connection, until the awaited answer is there. */
final class Watch implements Callable<Watch.Change> {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private final Supplier<Answer> ask;
    private final Answer awaited;
    private final Duration pause;
    private final CountDownLatch asking = new CountDownLatch(1);

    /** When the last request began that got the old answer, and when the first new answer was there. */
    record Change(long lastOldBegan, long felt) {}

    /** @param pause between an answer and the next request; zero for back to back */
    Watch(Supplier<Answer> ask, Answer awaited, Duration pause) {
        this.ask = ask;
        this.awaited = awaited;
        this.pause = pause;
    }

    /** Returns once the first answer is there, or it failed. */
    void awaitFirstAnswer() throws InterruptedException {
        asking.await();
    }

    /**
     * Asks until the answer changes.
     *
     * @throws IllegalStateException if it was there from the beginning, or is not after 30 seconds
     */
    @Override
    public Change call() {
        try {
            return watch();
        } finally {
            asking.countDown();
        }
    }

    private Change watch() {
        long start = System.nanoTime();
        long began = start;
        if (ask.get() == awaited) {
            throw new IllegalStateException(awaited + " already before the signal");
        }
        asking.countDown();
        while (System.nanoTime() - start < PATIENCE.toNanos()) {
            long next = System.nanoTime();
            if (ask.get() == awaited) {
                return new Change(began, System.nanoTime());
            }
            began = next;
            LockSupport.parkNanos(pause.toNanos());
        }
        throw new IllegalStateException("not " + awaited + " within " + PATIENCE);
    }
}
