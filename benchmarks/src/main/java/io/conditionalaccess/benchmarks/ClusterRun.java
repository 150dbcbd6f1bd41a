// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.benchmarks;

import io.conditionalaccess.demo.DemoRealm;
import io.conditionalaccess.demo.client.SignalSender;
import java.io.PrintStream;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Measures two nodes on PostgreSQL, one thing after the other. */
final class ClusterRun {
    /** So many callers at each node in the background: enough that a slow answer does not lower the rate. */
    private static final int BACKGROUND = 8;
    /** Callers at a time where they wait for their answers. */
    static final int THREADS = 4;
    /** Between the refreshes of an application that waits for a signal's effect: two of them are not to be a load. */
    static final Duration PAUSE = Duration.ofMillis(20);

    private final Cluster cluster;
    private final ClusterPlan plan;
    private final PrintStream progress;

    private ClusterRun(Cluster cluster, ClusterPlan plan, PrintStream progress) {
        this.cluster = cluster;
        this.plan = plan;
        this.progress = progress;
    }

    /** Starts the servers, measures, and stops them. */
    static ClusterFigures of(Workplace place, ClusterPlan plan, PrintStream progress) {
        try (Cluster cluster = Cluster.open(place, BACKGROUND, THREADS)) {
            return new ClusterRun(cluster, plan, progress).measure();
        }
    }

    private ClusterFigures measure() {
        List<Seat> first = cluster.visitors().seats(cluster.first(), BACKGROUND);
        List<Seat> second = cluster.visitors().seats(cluster.second(), BACKGROUND);
        List<Seat> stock = cluster.visitors().seats(cluster.stock(), THREADS);
        progress.println("Warming up");
        ClosedLoop.run(refreshes(stock), plan.warmUp().multipliedBy(2));
        ClosedLoop.run(refreshes(both(first, second, THREADS)), plan.warmUp().multipliedBy(3));
        List<Load> loads = loads(first, stock);
        // Only now, because a server that is still compiling has less of it, and half of that would be no load later.
        double capacity = capacity(both(first, second, THREADS / 2));
        progress.printf("Signals: %d rounds, twice; both nodes: %.0f refreshes a second%n", plan.rounds(), capacity);
        SignalSender source = cluster.visitors().source(cluster.first(), DemoRealm.EDR);
        try (SignalRounds rounds = new SignalRounds(stations(), source, PAUSE);
                Tables tables = cluster.tables()) {
            rounds.play(plan.warmUpRounds());
            List<Effect> calm = rounds.play(plan.rounds());
            OpenLoop background = OpenLoop.start(refreshes(both(first, second, BACKGROUND)), capacity / 2);
            List<Effect> busy = rounds.play(plan.rounds());
            Stretch load = background.stop();
            return new ClusterFigures(
                    tables.server(),
                    capacity,
                    calm,
                    busy,
                    load,
                    loads,
                    byDevices(tables),
                    bySessions(),
                    costs().byFindings(plan.findings()),
                    costs().bySources(plan.sources()));
        }
    }

    /** Of both nodes together, from callers that wait for their answers. */
    private double capacity(List<Seat> seats) {
        ClosedLoop.run(refreshes(seats), plan.warmUp());
        return ClosedLoop.run(refreshes(seats), plan.segment().multipliedBy(2)).perSecond();
    }

    private List<SignalRounds.Station> stations() {
        Visitors visitors = cluster.visitors();
        return List.of(
                new SignalRounds.Station(", same node", visitors.seat(cluster.first(), Visitors.SIGNALLED)),
                new SignalRounds.Station(", other node", visitors.seat(cluster.second(), Visitors.SIGNALLED)));
    }

    private List<Load> loads(List<Seat> extension, List<Seat> stock) {
        progress.println("Load: " + plan.segments() + " segments each");
        List<Batches> senders = cluster.visitors().senders(cluster.first(), THREADS);
        List<Load> loads = Stream.concat(
                        Stream.of(
                                Load.of("refresh, stock", 1, refreshes(stock)),
                                Load.of("refresh, extension", 1, refreshes(extension.subList(0, THREADS)))),
                        Intake.all().stream().map(intake -> signals(intake, senders)))
                .toList();
        Load.play(loads, plan.warmUp(), plan.segments(), plan.segment(), progress);
        return loads;
    }

    private static Load signals(Intake intake, List<Batches> senders) {
        String label = intake.size() == 1
                ? intake.kind().label() + " signals, one by one"
                : intake.kind().label() + " signals, " + intake.size() + " a request";
        return Load.of(
                label,
                intake.size(),
                senders.stream()
                        .<Runnable>map(sender -> () -> sender.send(intake.kind(), intake.size()))
                        .toList());
    }

    private Growth byDevices(Tables tables) {
        progress.println("Revocations beside other devices");
        tables.awaitPolicyFollowed();
        tables.tidy();
        Growth growth = new Growth("other devices");
        try (RevokeRounds rounds = new RevokeRounds(cluster)) {
            rounds.play(plan.warmUpRounds(), 1);
            growth.addRevocations("a few", rounds.play(plan.revocations(), 1));
            int filled = 0;
            for (int devices : plan.devices()) {
                tables.addDevices(filled + 1, devices);
                filled = devices;
                boolean most = devices == plan.devices().get(plan.devices().size() - 1);
                if (most) {
                    tables.addSessions(plan.others());
                }
                tables.tidy();
                progress.printf("  %,d other devices%n", devices);
                growth.addRevocations(counted(devices), rounds.play(plan.revocations(), 1));
            }
            tables.removeAdded();
            tables.tidy();
            growth.addRevocations("a few again", rounds.play(plan.revocations(), 1));
        }
        return growth;
    }

    private Growth bySessions() {
        Growth growth = new Growth("sessions of the device");
        try (RevokeRounds rounds = new RevokeRounds(cluster)) {
            rounds.play(plan.warmUpRounds(), 1);
            for (int sessions : plan.sessions()) {
                progress.printf("Revocations of %,d sessions%n", sessions);
                growth.addRevocations(counted(sessions), rounds.play(plan.revocationsOfMany(), sessions));
            }
        }
        return growth;
    }

    private SignalCosts costs() {
        return new SignalCosts(cluster, plan.changes());
    }

    private static String counted(int number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    /** So many of each. */
    private static List<Seat> both(List<Seat> first, List<Seat> second, int each) {
        return Stream.concat(first.stream().limit(each), second.stream().limit(each))
                .toList();
    }

    private static List<Runnable> refreshes(List<Seat> seats) {
        seats.forEach(Seat::renew);
        return seats.stream().<Runnable>map(seat -> seat::refresh).toList();
    }
}
