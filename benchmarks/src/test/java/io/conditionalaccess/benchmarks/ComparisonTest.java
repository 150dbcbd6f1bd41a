// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;

class ComparisonTest {
    @Test
    void ratioComparesNeighboursAndNotAverages() {
        Comparison refresh = new Comparison(Operation.REFRESH);
        // The machine became twice as slow in between; the extension cost a tenth throughout.
        refresh.of(Side.EXTENSION).add(perSecond(900));
        refresh.of(Side.STOCK).add(perSecond(1000));
        refresh.of(Side.STOCK).add(perSecond(500));
        refresh.of(Side.EXTENSION).add(perSecond(450));

        assertThat(refresh.ratio().min()).isCloseTo(0.9, within(1e-9));
        assertThat(refresh.ratio().median()).isCloseTo(0.9, within(1e-9));
        assertThat(refresh.ratio().max()).isCloseTo(0.9, within(1e-9));
    }

    @Test
    void rateIsRequestsOverTheTimeThatTheyTook() {
        Histogram three = new Histogram(ClosedLoop.DIGITS);
        three.recordValueWithCount(1_000_000, 3);

        assertThat(new Stretch(Duration.ofMillis(1500), three).perSecond()).isEqualTo(2.0);
    }

    @Test
    void latenciesOfAllStretchesCount() {
        Figures figures = new Figures();
        figures.add(perSecond(3));
        figures.add(perSecond(4));

        assertThat(figures.latencies().getTotalCount()).isEqualTo(7);
        assertThat(figures.rates()).containsExactly(3.0, 4.0);
    }

    static Stretch perSecond(int requests) {
        Histogram latencies = new Histogram(ClosedLoop.DIGITS);
        latencies.recordValueWithCount(2_000_000, requests);
        return new Stretch(Duration.ofSeconds(1), latencies);
    }
}
