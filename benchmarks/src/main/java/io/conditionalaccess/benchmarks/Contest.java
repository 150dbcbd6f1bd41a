// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.benchmarks;

import java.io.PrintStream;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;

/** The same load on both servers, in turns. */
final class Contest {
    private final List<Seat> extension;
    private final List<Seat> stock;
    private final PrintStream progress;

    Contest(List<Seat> extension, List<Seat> stock, PrintStream progress) {
        this.extension = extension;
        this.stock = stock;
        this.progress = progress;
    }

    /** Load that does not count. */
    void warmUp(Duration length) {
        Turn.alternating(1).forEach(turn -> play(turn, length));
    }

    /** So many segments of this length for each server and operation. */
    List<Comparison> play(int segments, Duration length) {
        List<Comparison> comparisons =
                Arrays.stream(Operation.values()).map(Comparison::new).toList();
        for (Turn turn : Turn.alternating(segments)) {
            Stretch stretch = play(turn, length);
            comparisons.stream()
                    .filter(comparison -> comparison.operation() == turn.operation())
                    .forEach(comparison -> comparison.of(turn.side()).add(stretch));
        }
        return comparisons;
    }

    private Stretch play(Turn turn, Duration length) {
        List<Seat> seats = turn.side() == Side.EXTENSION ? extension : stock;
        seats.forEach(Seat::renew);
        List<Runnable> callers = seats.stream()
                .<Runnable>map(seat -> () -> turn.operation().callOn(seat))
                .toList();
        Stretch stretch = ClosedLoop.run(callers, length);
        progress.printf(
                "  %s, %s: %.0f/s%n", turn.operation().label(), turn.side().label(), stretch.perSecond());
        return stretch;
    }
}
