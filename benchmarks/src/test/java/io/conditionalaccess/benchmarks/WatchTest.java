// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.benchmarks;

import static io.conditionalaccess.benchmarks.Answer.GRANTED;
import static io.conditionalaccess.benchmarks.Answer.REFUSED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.junit.jupiter.api.Test;

class WatchTest {
    @Test
    void tellsWhenTheLastOldAnswerWasAskedForAndWhenTheNewOneCame() {
        Iterator<Answer> answers = List.of(GRANTED, GRANTED, GRANTED, REFUSED).iterator();
        List<Long> asked = new ArrayList<>();

        Watch.Change change = new Watch(
                        () -> {
                            asked.add(System.nanoTime());
                            return answers.next();
                        },
                        REFUSED,
                        Duration.ZERO)
                .call();

        assertThat(change.lastOldBegan()).isBetween(asked.get(1), asked.get(2));
        assertThat(change.felt()).isBetween(asked.get(3), System.nanoTime());
    }

    @Test
    void anAnswerThatWasThereBeforeTheSignalProvesNothing() {
        assertThatThrownBy(() -> new Watch(() -> REFUSED, REFUSED, Duration.ZERO).call())
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("before the signal");
    }

    @Test
    void whoWaitsForTheFirstAnswerIsNotKeptWaitingByAFailure() throws InterruptedException {
        Watch watch = new Watch(
                () -> {
                    throw new IllegalStateException("connection refused");
                },
                REFUSED,
                Duration.ZERO);

        assertThatThrownBy(watch::call).hasMessage("connection refused");
        watch.awaitFirstAnswer();
    }
}
