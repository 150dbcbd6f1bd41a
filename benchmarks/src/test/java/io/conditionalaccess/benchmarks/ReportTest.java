// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReportTest {
    private static final Machine MACHINE = new Machine(
            2, 8L << 30, "Linux amd64", "OpenJDK 17", "26.7.3", "abc1234", Instant.parse("2026-11-22T04:00:00Z"));

    private final String markdown = report(Plan.full()).markdown();

    @Test
    void saysWhereWhenAndOfWhat() {
        assertThat(markdown)
                .contains(
                        "2 cores, 8.0 GiB, Linux amd64, OpenJDK 17. Keycloak 26.7.3, commit abc1234, 2026-11-22T04:00")
                .contains("shared its cores");
    }

    @Test
    void warnsOfFiguresFromAQuickRun() {
        assertThat(report(Plan.quick()).markdown()).startsWith("**Made with --quick: these figures mean nothing.**");
        assertThat(markdown).startsWith("One machine");
    }

    @Test
    void givesTimesOfSignalsInMilliseconds() {
        assertThat(markdown)
                .contains("| signal sent | first refused refresh | 30.0 | 30.0 | 30.0 | 30.0 |")
                .contains("| signal sent | its 202 | 20.0 | 20.0 | 20.0 | 20.0 |")
                .contains("| 202 to the signal | first refused refresh | 10.0 | 10.0 | 10.0 | 10.0 |")
                .contains("old answer: 0 of 1 after the signal.");
    }

    @Test
    void givesThroughputLatencyAndRatio() {
        assertThat(markdown)
                .contains("| refresh | stock | 1000 (1000 to 1000) | 2.0 | 2.0 |")
                .contains("| refresh | extension | 900 (900 to 900) | 2.0 | 2.0 |")
                .contains("| refresh | 0.90 (0.90 to 0.90) |");
    }

    @Test
    void countsSignalsAndNotRequests() {
        assertThat(markdown).contains("| unchanged | 100 | 3000 (3000 to 3000) | 2.0 | 2.0 |");
    }

    @Test
    void everyTableIsWhole() {
        List<List<String>> tables = List.of(markdown.split("\n(?!\\|)")).stream()
                .map(block -> block.lines().filter(line -> line.startsWith("|")).toList())
                .filter(rows -> !rows.isEmpty())
                .toList();

        assertThat(tables).hasSize(4).allSatisfy(rows -> {
            assertThat(rows).hasSizeGreaterThan(2);
            assertThat(rows.stream().map(row -> row.split("\\|", -1).length).distinct())
                    .hasSize(1);
        });
    }

    private static Report report(Plan plan) {
        Effect effect = new Effect("signal", "refused refresh");
        effect.add(new Observation(0, 20_000_000, 30_000_000, 15_000_000));
        Comparison refresh = new Comparison(Operation.REFRESH);
        refresh.of(Side.EXTENSION).add(ComparisonTest.perSecond(900));
        refresh.of(Side.STOCK).add(ComparisonTest.perSecond(1000));
        Intake arrays = new Intake(Intake.Kind.UNCHANGED, 100, new Figures());
        arrays.figures().add(ComparisonTest.perSecond(30));
        return new Report(MACHINE, plan, List.of(effect), List.of(refresh), List.of(arrays));
    }
}
