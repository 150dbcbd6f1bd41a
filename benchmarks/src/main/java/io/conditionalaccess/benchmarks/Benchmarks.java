// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.benchmarks;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Measures, writes the report and prints it; the script {@code run} calls it. */
public final class Benchmarks {
    private static final String CLUSTER = "--cluster";
    private static final String QUICK = "--quick";
    private static final Set<String> ARGUMENTS = Set.of(CLUSTER, QUICK);
    private static final int DONE = 0;
    private static final int FAILED = 1;
    private static final int MISUSED = 2;

    private Benchmarks() {}

    /**
     * {@code --cluster} for two nodes, {@code --quick} for a little of everything; the system property
     * {@code benchmarks.folder} names the folder of {@code run}, {@code benchmarks.commit} what was built.
     */
    public static void main(String[] args) {
        System.exit(run(List.of(args)));
    }

    private static int run(List<String> arguments) {
        if (!ARGUMENTS.containsAll(arguments)) {
            System.err.println("Usage: run [--cluster] [--quick]");
            return MISUSED;
        }
        boolean quick = arguments.contains(QUICK);
        Path root = Path.of(System.getProperty("benchmarks.folder", ".")).toAbsolutePath();
        Machine machine = Machine.here(System.getProperty("benchmarks.commit", "unknown"));
        try {
            Workplace place = Workplace.in(root);
            if (arguments.contains(CLUSTER)) {
                cluster(place, machine, quick ? ClusterPlan.quick() : ClusterPlan.full());
            } else {
                Report report = measure(place, machine, quick ? Plan.quick() : Plan.full(), System.out);
                publish(place.report("first-figures.md"), report.markdown());
            }
            return DONE;
        } catch (IOException | RuntimeException e) {
            System.err.println("The benchmarks failed: " + e.getMessage());
            return FAILED;
        }
    }

    private static void cluster(Workplace place, Machine machine, ClusterPlan plan) throws IOException {
        System.out.println("Building and starting three servers, which takes some minutes. Their logs: " + place.run());
        ClusterFigures figures = ClusterRun.of(place, plan, System.out);
        for (Map.Entry<String, String> picture :
                new ClusterPictures(figures).svg().entrySet()) {
            Files.writeString(place.report(picture.getKey()), picture.getValue());
        }
        publish(place.report("cluster-figures.md"), new ClusterReport(machine, plan, figures).markdown());
    }

    private static void publish(Path file, String markdown) throws IOException {
        Files.writeString(file, markdown);
        System.out.println("\n" + markdown + "\nThis is in " + file);
    }

    private static Report measure(Workplace place, Machine machine, Plan plan, PrintStream progress) {
        progress.println("Building and starting two servers, which takes a minute or two. Their logs: " + place.run());
        try (Arena arena = Arena.open(place, plan.threads())) {
            Contest contest = new Contest(
                    arena.seats(Side.EXTENSION, plan.threads()), arena.seats(Side.STOCK, plan.threads()), progress);
            progress.println("Warming up");
            contest.warmUp(plan.warmUp());
            progress.println("Signals: " + plan.rounds() + " rounds");
            List<Effect> effects = signals(arena, plan);
            progress.println("Load: " + plan.segments() + " segments");
            List<Comparison> comparisons = contest.play(plan.segments(), plan.segment());
            return new Report(machine, plan, effects, comparisons, intakes(arena, plan, progress));
        }
    }

    private static List<Intake> intakes(Arena arena, Plan plan, PrintStream progress) {
        List<Batches> senders = arena.senders(plan.threads());
        List<Intake> intakes = Intake.all();
        for (Intake intake : intakes) {
            intake.play(senders, plan);
            progress.printf("  signals %s, %d a request%n", intake.kind().label(), intake.size());
        }
        return intakes;
    }

    private static List<Effect> signals(Arena arena, Plan plan) {
        List<SignalRounds.Station> stations = List.of(new SignalRounds.Station("", arena.signalledSeat()));
        try (SignalRounds rounds = new SignalRounds(stations, arena.source(), Duration.ZERO)) {
            rounds.play(plan.warmUpRounds());
            return rounds.play(plan.rounds());
        }
    }
}
