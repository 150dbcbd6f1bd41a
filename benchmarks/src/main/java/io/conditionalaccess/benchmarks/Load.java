// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.benchmarks;

import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;

/**
 * One kind of request under load by callers that wait for their answers.
 *
 * @param size what one request counts for
 */
record Load(String label, int size, List<Runnable> callers, Figures figures) {

    static Load of(String label, int size, List<Runnable> callers) {
        return new Load(label, size, List.copyOf(callers), new Figures());
    }

    /**
     * Adds so many segments to each, in turns: forwards, then backwards, so that neighbours can be compared and a machine
     * that slows down favours nobody. A first round does not count.
     */
    static void play(List<Load> loads, Duration warmUp, int segments, Duration segment, PrintStream progress) {
        loads.forEach(load -> ClosedLoop.run(load.callers, warmUp));
        for (int number = 0; number < segments; number++) {
            List<Load> order = new ArrayList<>(loads);
            if (number % 2 == 1) {
                Collections.reverse(order);
            }
            for (Load load : order) {
                Stretch stretch = ClosedLoop.run(load.callers, segment);
                load.figures.add(stretch);
                progress.printf("  %s: %.0f/s%n", load.label, stretch.perSecond() * load.size);
            }
        }
    }

    /** What was counted a second, over the segments. */
    Spread perSecond() {
        return Spread.of(figures.rates().stream().map(rate -> rate * size).toList());
    }

    /** This over another, pair by pair of segments. */
    Spread over(Load other) {
        List<Double> mine = figures.rates();
        List<Double> others = other.figures.rates();
        return Spread.of(IntStream.range(0, Math.min(mine.size(), others.size()))
                .mapToObj(pair -> mine.get(pair) * size / (others.get(pair) * other.size))
                .toList());
    }
}
