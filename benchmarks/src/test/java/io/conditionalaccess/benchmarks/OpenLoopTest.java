// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

class OpenLoopTest {
    @Test
    void theCallersTakeTurnsUntilItIsStopped() throws InterruptedException {
        CountDownLatch asked = new CountDownLatch(20);
        long began = System.nanoTime();

        OpenLoop loop = OpenLoop.start(List.of(asked::countDown, asked::countDown), 1000);
        assertThat(asked.await(1, TimeUnit.MINUTES)).isTrue();
        Stretch stretch = loop.stop();

        // The twentieth is due after 19 ms.
        assertThat(System.nanoTime() - began).isGreaterThanOrEqualTo(TimeUnit.MILLISECONDS.toNanos(19));
        assertThat(stretch.latencies().getTotalCount()).isGreaterThanOrEqualTo(20);
    }

    @Test
    void aLatencyCountsFromWhenTheRequestWasDue() throws InterruptedException {
        CountDownLatch asked = new CountDownLatch(3);
        Runnable slow = () -> {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
            asked.countDown();
        };

        OpenLoop loop = OpenLoop.start(List.of(slow), 1000);
        assertThat(asked.await(1, TimeUnit.MINUTES)).isTrue();
        Stretch stretch = loop.stop();

        // The third was due after 2 ms and answered after 60; parking may end a little early.
        assertThat(stretch.latencies().getMaxValue()).isGreaterThan(TimeUnit.MILLISECONDS.toNanos(40));
    }

    @Test
    void aFailedRequestIsNoFigure() throws InterruptedException {
        CountDownLatch asked = new CountDownLatch(1);
        Runnable failing = () -> {
            asked.countDown();
            throw new IllegalStateException("answered with 400");
        };

        OpenLoop loop = OpenLoop.start(List.of(failing), 1000);
        assertThat(asked.await(1, TimeUnit.MINUTES)).isTrue();

        assertThatThrownBy(loop::stop)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("answered with 400");
    }
}
