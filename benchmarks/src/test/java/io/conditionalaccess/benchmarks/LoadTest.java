// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.OutputStream;
import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class LoadTest {
    @Test
    void whoGoesFirstChangesAfterEachRound() {
        List<String> order = Collections.synchronizedList(new ArrayList<>());
        Load first = Load.of("first", 1, List.of(() -> order.add("first")));
        Load second = Load.of("second", 1, List.of(() -> order.add("second")));

        Load.play(
                List.of(first, second),
                Duration.ZERO,
                2,
                Duration.ZERO,
                new PrintStream(OutputStream.nullOutputStream()));

        assertThat(order).containsExactly("first", "second", "first", "second", "second", "first");
        assertThat(first.figures().rates()).as("the warm-up does not count").hasSize(2);
    }

    @Test
    void countsWhatIsInARequest() {
        Load arrays = Load.of("arrays", 100, List.of());
        arrays.figures().add(ComparisonTest.perSecond(30));
        Load refreshes = Load.of("refreshes", 1, List.of());
        refreshes.figures().add(ComparisonTest.perSecond(1000));

        assertThat(arrays.perSecond().median()).isEqualTo(3000);
        assertThat(arrays.over(refreshes).median()).isEqualTo(3);
    }
}
