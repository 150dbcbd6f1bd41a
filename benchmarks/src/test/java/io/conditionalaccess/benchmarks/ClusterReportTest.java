// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ClusterReportTest {
    private static final Machine MACHINE = new Machine(
            2, 8L << 30, "Linux amd64", "OpenJDK 17", "26.7.3", "abc1234", Instant.parse("2026-11-22T04:00:00Z"));
    private static final int MILLI = 1_000_000;

    private final String markdown = report(ClusterPlan.full()).markdown();

    @Test
    void warnsOfFiguresFromAQuickRun() {
        assertThat(report(ClusterPlan.quick()).markdown()).startsWith("**Made with --quick");
        assertThat(markdown).startsWith("One machine");
    }

    @Test
    void givesTheEffectOnEachNode() {
        assertThat(markdown)
                .contains("| none | signal sent | its 202 | 20.0 | 20.0 | 20.0 | 20.0 |")
                .contains("| none | signal sent | first refused refresh, same node | 30.0 | 30.0 | 30.0 | 30.0 |")
                .contains("| half | signal sent | first refused refresh, other node | 40.0 | 40.0 | 40.0 | 40.0 |")
                .contains("old answer: load half, signal, refused refresh, same node: 1 of 1.");
    }

    @Test
    void givesLoadsOverStocksRefreshes() {
        assertThat(markdown)
                .contains("| refresh, stock | 1000 (1000 to 1000) | 2.0 | 2.0 | 1.00 (1.00 to 1.00) |")
                .contains("| signals | 1500 (1500 to 1500) | 2.0 | 2.0 | 1.50 (1.50 to 1.50) |");
    }

    @Test
    void comparesManyDevicesWithFewBeforeAndAfter() {
        assertThat(markdown)
                .contains("| 1,000,000 | 12.0 (12.0 to 12.0) |")
                .contains("(mean of before and after): signal to its 202 1.20,");
    }

    @Test
    void everyTableIsWhole() {
        List<List<String>> tables = Stream.of(markdown.split("\n(?!\\|)"))
                .map(block -> block.lines().filter(line -> line.startsWith("|")).toList())
                .filter(rows -> !rows.isEmpty())
                .toList();

        assertThat(tables).hasSize(6).allSatisfy(rows -> {
            assertThat(rows).hasSizeGreaterThan(2);
            assertThat(rows.stream().map(row -> row.split("\\|", -1).length).distinct())
                    .hasSize(1);
        });
    }

    @Test
    void drawsEachSeries() {
        assertThat(new ClusterPictures(report(ClusterPlan.full()).figures())
                        .svg()
                        .values())
                .hasSize(5)
                .allSatisfy(picture -> assertThat(picture).contains("<polyline"));
    }

    private static ClusterReport report(ClusterPlan plan) {
        Load stock = Load.of("refresh, stock", 1, List.of());
        stock.figures().add(ComparisonTest.perSecond(1000));
        Load signals = Load.of("signals", 100, List.of());
        signals.figures().add(ComparisonTest.perSecond(15));
        Growth devices = new Growth("other devices");
        devices.addRevocations("a few", rounds(9));
        plan.devices().forEach(others -> devices.addRevocations(String.format(Locale.ROOT, "%,d", others), rounds(12)));
        devices.addRevocations("a few again", rounds(11));
        Growth sessions = new Growth("sessions of the device");
        sessions.addRevocations("1", rounds(12));
        Growth signalsOnly = new Growth("findings");
        signalsOnly.addSignals("1", List.of((long) MILLI));
        return new ClusterReport(
                MACHINE,
                plan,
                new ClusterFigures(
                        "14",
                        400,
                        effects(15),
                        effects(25),
                        ComparisonTest.perSecond(200),
                        List.of(stock, signals),
                        devices,
                        sessions,
                        signalsOnly,
                        signalsOnly));
    }

    private static List<RevokeRounds.Round> rounds(int millis) {
        return List.of(new RevokeRounds.Round((long) millis * MILLI, 20L * MILLI, 30L * MILLI));
    }

    private static List<Effect> effects(int lastOldAnswer) {
        return List.of(
                effect("signal", "refused refresh, same node", 30, lastOldAnswer),
                effect("signal", "refused refresh, other node", 40, 15),
                effect("all-clear", "granted refresh, same node", 30, 15),
                effect("all-clear", "granted refresh, other node", 40, 15));
    }

    private static Effect effect(String signal, String answer, int millis, int lastOldAnswer) {
        Effect effect = new Effect(signal, answer);
        effect.add(new Observation(0, 20L * MILLI, (long) millis * MILLI, (long) lastOldAnswer * MILLI));
        return effect;
    }
}
