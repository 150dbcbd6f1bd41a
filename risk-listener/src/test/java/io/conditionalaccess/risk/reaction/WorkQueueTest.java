// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.risk.reaction;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.Test;

class WorkQueueTest {
    private final Queue<Runnable> threads = new ArrayDeque<>();
    private final List<String> done = new ArrayList<>();

    @Test
    void doesEachItemOnceAndAgainWhenItComesLater() {
        WorkQueue<String> queue = new WorkQueue<>(2, 10, threads::add, done::add);
        queue.offer("a");
        queue.offer("a");
        queue.offer("b");
        runAll();
        assertThat(done).containsExactly("a", "b");
        queue.offer("a");
        runAll();
        assertThat(done).containsExactly("a", "b", "a");
    }

    @Test
    void usesNoMoreThreadsThanWorkers() {
        WorkQueue<String> queue = new WorkQueue<>(2, 10, threads::add, done::add);
        List.of("a", "b", "c", "d").forEach(queue::offer);
        assertThat(threads).hasSize(2);
    }

    @Test
    void dropsWhatDoesNotFitAndTakesItLater() {
        WorkQueue<String> queue = new WorkQueue<>(1, 1, threads::add, done::add);
        queue.offer("a");
        queue.offer("b");
        runAll();
        assertThat(done).containsExactly("a");
        queue.offer("b");
        runAll();
        assertThat(done).containsExactly("a", "b");
    }

    @Test
    void goesOnAfterAFailure() {
        WorkQueue<String> queue = new WorkQueue<>(1, 10, threads::add, item -> {
            if (item.equals("bad")) {
                throw new IllegalStateException("expected by this test");
            }
            done.add(item);
        });
        List.of("bad", "good").forEach(queue::offer);
        runAll();
        assertThat(done).containsExactly("good");
    }

    @Test
    void survivesAnExecutorThatShutsDown() {
        WorkQueue<String> queue = new WorkQueue<>(
                1,
                10,
                task -> {
                    throw new RejectedExecutionException();
                },
                done::add);
        queue.offer("a");
        assertThat(done).isEmpty();
    }

    private void runAll() {
        for (Runnable next = threads.poll(); next != null; next = threads.poll()) {
            next.run();
        }
    }
}
