// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

class ClosedLoopTest {
    @Test
    void countsEveryRequestOfEveryCaller() {
        AtomicInteger first = new AtomicInteger();
        AtomicInteger second = new AtomicInteger();

        Stretch stretch = ClosedLoop.run(List.of(() -> counted(first), () -> counted(second)), Duration.ofMillis(50));

        assertThat(first.get()).isPositive();
        assertThat(second.get()).isPositive();
        assertThat(stretch.latencies().getTotalCount()).isEqualTo(first.get() + second.get());
        assertThat(stretch.took()).isGreaterThanOrEqualTo(Duration.ofMillis(50));
    }

    @Test
    void aLatencyIsNotShorterThanTheRequest() {
        Stretch stretch = ClosedLoop.run(List.of(() -> spin(Duration.ofMillis(5))), Duration.ofMillis(1));

        // The histogram keeps three digits, hence the margin.
        assertThat(stretch.latencies().getMinValue()).isGreaterThan(TimeUnit.MILLISECONDS.toNanos(4));
    }

    @Test
    void everyCallerAsksAtLeastOnce() {
        AtomicInteger counter = new AtomicInteger();

        ClosedLoop.run(List.of(() -> counted(counter)), Duration.ZERO);

        assertThat(counter.get()).isEqualTo(1);
    }

    @Test
    void aFailedRequestIsNoFigure() {
        assertThatThrownBy(() -> ClosedLoop.run(
                        List.of(() -> {
                            throw new IllegalStateException("answered with 400");
                        }),
                        Duration.ofMillis(10)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("answered with 400");
    }

    private static void counted(AtomicInteger counter) {
        counter.incrementAndGet();
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(1));
    }

    private static void spin(Duration length) {
        long start = System.nanoTime();
        while (System.nanoTime() - start < length.toNanos()) {
            Thread.onSpinWait();
        }
    }
}
