// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.risk.reaction;

import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;
import org.jboss.logging.Logger;

/**
 * A bounded queue with a bounded number of workers on Keycloak's own threads. What does not fit is dropped: it is in the
 * database, and the sweep brings it again.
 */
final class WorkQueue<T> {
    private static final Logger LOG = Logger.getLogger(WorkQueue.class);

    private final Semaphore idle;
    private final BlockingQueue<T> waiting;
    /** Waiting or being worked on, so that a sweep does not add what is under way. */
    private final Set<T> known = ConcurrentHashMap.newKeySet();

    private final Executor executor;
    private final Consumer<T> work;

    WorkQueue(int workers, int capacity, Executor executor, Consumer<T> work) {
        this.idle = new Semaphore(workers);
        this.waiting = new ArrayBlockingQueue<>(capacity);
        this.executor = executor;
        this.work = work;
    }

    void offer(T item) {
        if (!known.add(item)) {
            return;
        }
        if (!waiting.offer(item)) {
            known.remove(item);
            LOG.debugf("queue is full, left to the next sweep");
            return;
        }
        startWorker();
    }

    private void startWorker() {
        if (!idle.tryAcquire()) {
            return;
        }
        try {
            executor.execute(this::drain);
        } catch (RejectedExecutionException shuttingDown) {
            idle.release();
        }
    }

    private void drain() {
        try {
            for (T item = waiting.poll(); item != null; item = waiting.poll()) {
                run(item);
            }
        } finally {
            idle.release();
        }
        // Something may have come after the last poll, when no worker was free to be started for it.
        if (!waiting.isEmpty()) {
            startWorker();
        }
    }

    private void run(T item) {
        try {
            work.accept(item);
        } catch (RuntimeException e) {
            LOG.warnf(e, "reaction failed, left to the next sweep");
        } finally {
            known.remove(item);
        }
    }
}
