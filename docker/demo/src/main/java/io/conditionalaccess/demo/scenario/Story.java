// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.demo.scenario;

import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;

/** Tells each step with its number, what was seen, and whether it held. */
final class Story {
    private final PrintStream out;
    private final Instant began = Instant.now();
    private int steps;
    private int failed;

    Story(PrintStream out) {
        this.out = out;
    }

    void chapter(String title) {
        out.printf("%n%s%n", title);
    }

    /** Plays one step; one that fails does not keep the next from being played. */
    void step(String what, String expected, Supplier<Seen> play) {
        steps++;
        Seen seen = seen(play);
        boolean held = seen.outcome().equals(expected);
        if (!held) {
            failed++;
        }
        out.printf(
                "%3d. %s: %s%n", steps, what, held ? seen + ", ok" : "FAILED: expected " + expected + ", saw " + seen);
    }

    /** Prints the summary; whether every step held. */
    boolean end() {
        double seconds = Duration.between(began, Instant.now()).toMillis() / 1000.0;
        String result = failed == 0 ? "All " + steps + " steps held" : failed + " of " + steps + " steps FAILED";
        out.printf("%n%s, in %.1f s.%n", result, seconds);
        return failed == 0;
    }

    private static Seen seen(Supplier<Seen> play) {
        try {
            return play.get();
        } catch (RuntimeException e) {
            return new Seen("an error", e.toString());
        }
    }
}
