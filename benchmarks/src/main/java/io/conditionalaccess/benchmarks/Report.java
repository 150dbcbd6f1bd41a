// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.benchmarks;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.HdrHistogram.Histogram;

/** All that a run found, as Markdown. */
record Report(Machine machine, Plan plan, List<Effect> effects, List<Comparison> comparisons, List<Intake> intakes) {
    private static final double NANOS_PER_MILLI = 1e6;

    String markdown() {
        return Stream.of(warning(), about(), signals(), load(), intake())
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining("\n"));
    }

    private String warning() {
        return plan.equals(Plan.quick()) ? "**Made with --quick: these figures mean nothing.**\n" : "";
    }

    private String about() {
        return text("""
                %s
                Both servers and the callers ran on it and shared its cores. Each server: production mode, one node, H2 in
                a file, %s.
                """, machine.line(), Server.HEAP);
    }

    private String signals() {
        String rows = effects.stream().map(Report::rows).collect(Collectors.joining());
        String late = effects.stream()
                .map(effect -> text("%d of %d after the %s", effect.late(), effect.rounds(), effect.signal()))
                .collect(Collectors.joining(", "));
        return text("""
                ### Signal to effect

                One device, one session, %d rounds, times in milliseconds.

                | from | to | p50 | p90 | p99 | max |
                | --- | --- | ---: | ---: | ---: | ---: |
                %s
                Rounds in which a refresh that was sent after the 202 still got the old answer: %s.
                """, plan.rounds(), rows, late);
    }

    private static String rows(Effect effect) {
        String signal = effect.signal();
        return row(signal + " sent", "first " + effect.answer(), effect.toEffect())
                + row(signal + " sent", "its 202", effect.toAcceptance())
                + row("202 to the " + signal, "first " + effect.answer(), effect.fromAcceptanceToEffect());
    }

    private static String row(String from, String to, Histogram times) {
        return text(
                "| %s | %s | %s | %s | %s | %s |%n",
                from,
                to,
                millis(times.getValueAtPercentile(50)),
                millis(times.getValueAtPercentile(90)),
                millis(times.getValueAtPercentile(99)),
                millis(times.getMaxValue()));
    }

    private String load() {
        String rows = comparisons.stream()
                .flatMap(comparison -> Stream.of(Side.STOCK, Side.EXTENSION).map(side -> row(comparison, side)))
                .collect(Collectors.joining());
        String ratios = comparisons.stream().map(Report::ratio).collect(Collectors.joining());
        return text("""
                ### Login, refresh and introspection under load

                Closed loop, %d callers, each with its own session and connection, plain http (logins over TLS with a
                certificate); per server and operation %d segments of %d s, the servers in turns. Throughput is the median
                over segments (least to most).

                | operation | server | requests per second | p50 ms | p99 ms |
                | --- | --- | ---: | ---: | ---: |
                %s
                | operation | extension over stock, median of pairs of neighbours (least to most) |
                | --- | ---: |
                %s""", plan.threads(), plan.segments(), plan.segment().toSeconds(), rows, ratios);
    }

    private String intake() {
        String rows = intakes.stream().map(Report::row).collect(Collectors.joining());
        return text("""

                ### Signals under load

                Closed loop, %d senders with a hundred devices each, plain http, Standard Webhooks; %d segments of %d s each.

                | signals | a request | signals per second | p50 ms | p99 ms |
                | --- | ---: | ---: | ---: | ---: |
                %s""", plan.threads(), plan.segments(), plan.segment().toSeconds(), rows);
    }

    private static String row(Intake intake) {
        Spread rate = Spread.of(intake.figures().rates());
        return text(
                "| %s | %d | %.0f (%.0f to %.0f) | %s | %s |%n",
                intake.kind().label(),
                intake.size(),
                rate.median() * intake.size(),
                rate.min() * intake.size(),
                rate.max() * intake.size(),
                millis(intake.figures().latencies().getValueAtPercentile(50)),
                millis(intake.figures().latencies().getValueAtPercentile(99)));
    }

    private static String row(Comparison comparison, Side side) {
        Figures figures = comparison.of(side);
        Spread rate = Spread.of(figures.rates());
        return text(
                "| %s | %s | %.0f (%.0f to %.0f) | %s | %s |%n",
                comparison.operation().label(),
                side.label(),
                rate.median(),
                rate.min(),
                rate.max(),
                millis(figures.latencies().getValueAtPercentile(50)),
                millis(figures.latencies().getValueAtPercentile(99)));
    }

    private static String ratio(Comparison comparison) {
        Spread ratio = comparison.ratio();
        return text(
                "| %s | %.2f (%.2f to %.2f) |%n",
                comparison.operation().label(), ratio.median(), ratio.min(), ratio.max());
    }

    private static String millis(long nanos) {
        return text("%.1f", nanos / NANOS_PER_MILLI);
    }

    private static String text(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }
}
