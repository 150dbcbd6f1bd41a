// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.risk.reaction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class OneAtATimeTest {
    private final OneAtATime<String> work = new OneAtATime<>();
    private final AtomicInteger done = new AtomicInteger();

    @Test
    void itGivesWhatTheWorkCameTo() {
        assertThat(work.run("a", done::incrementAndGet)).contains(1);
        assertThat(work.run("a", done::incrementAndGet)).contains(2);
    }

    @Test
    void whoComesMeanwhileDoesNotWaitAndMakesItBeginOnceMore() {
        assertThat(work.run("a", () -> {
                    if (done.incrementAndGet() == 1) {
                        assertThat(work.run("a", done::incrementAndGet)).isEmpty();
                        assertThat(work.run("a", done::incrementAndGet)).isEmpty();
                    }
                    return done.get();
                }))
                .as("twice, however many came")
                .contains(2);
    }

    @Test
    void anotherSubjectIsAnotherMatter() {
        assertThat(work.run("a", () -> work.run("b", () -> "b")).orElseThrow()).contains("b");
    }

    @Test
    void afterAFailureTheNextOneMayTry() {
        assertThatThrownBy(() -> work.run("a", () -> {
                    throw new IllegalStateException("failed");
                }))
                .hasMessage("failed");

        assertThat(work.run("a", done::incrementAndGet)).contains(1);
    }

    @Test
    void whatWasAddedBeforeSomebodyCameIsSeenByOneOfThem() throws Exception {
        AtomicInteger added = new AtomicInteger();
        AtomicInteger seen = new AtomicInteger();
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            List<Future<?>> all = new ArrayList<>();
            for (int thread = 0; thread < 4; thread++) {
                all.add(threads.submit(() -> {
                    for (int i = 0; i < 10_000; i++) {
                        added.incrementAndGet();
                        work.run("a", () -> {
                            seen.set(added.get());
                            return seen;
                        });
                    }
                }));
            }
            for (Future<?> one : all) {
                one.get(1, TimeUnit.MINUTES);
            }
        } finally {
            threads.shutdownNow();
        }

        assertThat(seen).hasValue(40_000);
    }
}
