// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.benchmarks;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.HdrHistogram.Histogram;

/** What a run found about two nodes, as Markdown. */
record ClusterReport(Machine machine, ClusterPlan plan, ClusterFigures figures) {
    private static final double NANOS_PER_MILLI = 1e6;
    private static final List<Integer> PERCENTILES = List.of(50, 90, 99, 100);

    String markdown() {
        return Stream.of(warning(), about(), signals(), loads(), growths())
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining("\n"));
    }

    private String warning() {
        return plan.equals(ClusterPlan.quick()) ? "**Made with --quick: these figures mean nothing.**\n" : "";
    }

    private String about() {
        return text("""
                %s
                Two nodes with the extension, stock Keycloak as one node, their PostgreSQL (%s;
                one database for the two nodes, another one for stock) and the callers ran on it and shared its cores.
                Each node: production mode, %s.
                """, machine.line(), figures.postgres(), Server.HEAP);
    }

    private String signals() {
        Histogram load = figures.background().latencies();
        return text(
                """
                ### Signal to effect on two nodes

                One device with a session at each node, whose applications refresh %d ms after each answer; signals go to
                the first node. %d rounds without other load, and %d under refreshes at a fixed rate, half to each node:
                %.0f a second, where callers that wait for their answers reached %.0f (%.0f were sent, p50 %s ms, p99
                %s ms). Milliseconds.

                | load | from | to | p50 | p90 | p99 | max |
                | --- | --- | --- | ---: | ---: | ---: | ---: |
                %s%s
                Rounds in which a refresh that was sent after the 202 still got the old answer: %s.
                """,
                ClusterRun.PAUSE.toMillis(),
                plan.rounds(),
                plan.rounds(),
                figures.capacity() / 2,
                figures.capacity(),
                figures.background().perSecond(),
                millis(load.getValueAtPercentile(50)),
                millis(load.getValueAtPercentile(99)),
                rows("none", figures.calm()),
                rows("half", figures.busy()),
                late());
    }

    private static String rows(String load, List<Effect> effects) {
        return IntStream.range(0, effects.size())
                .mapToObj(i -> {
                    Effect effect = effects.get(i);
                    boolean first = i == 0 || !effects.get(i - 1).signal().equals(effect.signal());
                    return (first ? row(load, effect, "its 202", effect.toAcceptance()) : "")
                            + row(load, effect, "first " + effect.answer(), effect.toEffect());
                })
                .collect(Collectors.joining());
    }

    private static String row(String load, Effect effect, String to, Histogram times) {
        return text("| %s | %s sent | %s |", load, effect.signal(), to)
                + PERCENTILES.stream()
                        .map(percentile -> " " + millis(times.getValueAtPercentile(percentile)) + " |")
                        .collect(Collectors.joining("", "", "\n"));
    }

    private String late() {
        List<String> late = Stream.concat(late("none", figures.calm()), late("half", figures.busy()))
                .toList();
        return late.isEmpty() ? "none" : String.join("; ", late);
    }

    private static Stream<String> late(String load, List<Effect> effects) {
        return effects.stream()
                .filter(effect -> effect.late() > 0)
                .map(effect -> text(
                        "load %s, %s, %s: %d of %d",
                        load, effect.signal(), effect.answer(), effect.late(), effect.rounds()));
    }

    private String loads() {
        Load stock = figures.loads().get(0);
        String rows = figures.loads().stream()
                .map(load -> {
                    Spread rate = load.perSecond();
                    Spread ratio = load.over(stock);
                    Histogram times = load.figures().latencies();
                    return text(
                            "| %s | %.0f (%.0f to %.0f) | %s | %s | %.2f (%.2f to %.2f) |%n",
                            load.label(),
                            rate.median(),
                            rate.min(),
                            rate.max(),
                            millis(times.getValueAtPercentile(50)),
                            millis(times.getValueAtPercentile(99)),
                            ratio.median(),
                            ratio.min(),
                            ratio.max());
                })
                .collect(Collectors.joining());
        return text("""
                ### Refreshes and signals under load, on PostgreSQL

                Closed loop, %d callers at one node, plain http; %d segments of %d s each, in turns forwards and backwards.
                A second: refreshes, or signals that were committed. Latency is that of a request. Median over segments
                (least to most).

                | load | a second | p50 ms | p99 ms | over stock's refreshes |
                | --- | ---: | ---: | ---: | ---: |
                %s""", ClusterRun.THREADS, plan.segments(), plan.segment().toSeconds(), rows);
    }

    private String growths() {
        return text(
                """
                ### What grows with what

                Milliseconds, median (least to most). Revoking one device with one session: %d rounds at each number of
                other devices; at the highest there are also %,d sessions of others.

                %s
                %s
                With more sessions on the revoked device, %d rounds each:

                %s
                A signal that changes something, %d at each point:

                %s
                %s""",
                plan.revocations(),
                plan.others(),
                table(figures.byDevices()),
                ratios(),
                plan.revocationsOfMany(),
                table(figures.bySessions()),
                plan.changes(),
                table(figures.byFindings()),
                table(figures.bySources()));
    }

    /** Few devices were measured before and after, so that servers that warm up meanwhile do not flatter many devices. */
    private String ratios() {
        int most = plan.devices().size();
        return figures.byDevices().costs().keySet().stream()
                .map(cost -> text("%s %.2f", cost, figures.byDevices().times(cost, most, List.of(0, most + 1))))
                .collect(Collectors.joining(
                        ", ", "Beside the most devices over beside a few (mean of before and after): ", ".\n"));
    }

    private static String table(Growth growth) {
        List<String> costs = List.copyOf(growth.costs().keySet());
        String rows = IntStream.range(0, growth.points().size())
                .mapToObj(point -> costs.stream()
                        .map(cost -> cell(
                                growth.costs().getOrDefault(cost, List.of()).get(point)))
                        .collect(Collectors.joining("", "| " + growth.points().get(point) + " |", "\n")))
                .collect(Collectors.joining());
        return "| " + growth.quantity() + " | " + String.join(" | ", costs) + " |\n|"
                + " ---: |".repeat(costs.size() + 1) + "\n" + rows;
    }

    private static String cell(Spread millis) {
        return text(" %.1f (%.1f to %.1f) |", millis.median(), millis.min(), millis.max());
    }

    private static String millis(long nanos) {
        return text("%.1f", nanos / NANOS_PER_MILLI);
    }

    private static String text(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }
}
