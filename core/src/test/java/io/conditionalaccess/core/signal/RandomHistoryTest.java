// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.core.signal;

import static org.assertj.core.api.Assertions.assertThat;

import io.conditionalaccess.core.Minutes;
import io.conditionalaccess.core.posture.Axis;
import io.conditionalaccess.core.posture.AxisPosture;
import io.conditionalaccess.core.posture.Contribution;
import io.conditionalaccess.core.posture.Level;
import io.conditionalaccess.core.posture.Observation;
import io.conditionalaccess.core.posture.Posture;
import io.conditionalaccess.core.posture.Relief;
import io.conditionalaccess.core.signal.Counterexample.Law;
import io.conditionalaccess.core.signal.Oracle.Verdict;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BinaryOperator;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Laws that hold whatever sources send and in whatever order it arrives. A failure prints its seed and the fewest
 * signals that show it; {@code -Dhistory.seed} repeats it, {@code -Dhistory.count} searches longer.
 */
class RandomHistoryTest {
    private static final long SEED = Long.getLong("history.seed", 20261122L);
    private static final int COUNT = Integer.getInteger("history.count", 10_000);

    private static final List<Long> NOWS = List.of((long) Histories.LAST_MINUTE, 14L, 60L);
    private static final List<Optional<Long>> LIMITS = List.of(Optional.empty(), Optional.of(7L));

    @BeforeAll
    static void printSeed() {
        System.out.println("random histories: -Dhistory.seed=" + SEED + " -Dhistory.count=" + COUNT);
    }

    @Test
    void orderAndDuplicationDoNotMatter() {
        holds(sameAsSorted(Observation::with));
    }

    @Test
    void signalsThatWereParkedFirstAreAdoptedAsIfTheyHadComeDirectly() {
        holds(arrival -> {
            List<Sent> parked = arrival.subList(0, arrival.size() / 2);
            List<Sent> direct = arrival.subList(arrival.size() / 2, arrival.size());
            return difference(
                    Rows.after(sorted(arrival)), Rows.after(direct).adopting(Rows.after(parked)), "sorted", "adopted");
        });
    }

    @Test
    void thePostureIsWhatTheDesignSays() {
        AtomicInteger compared = new AtomicInteger();
        holds(arrival -> {
            if (arrival.stream().anyMatch(one -> arrival.stream().anyMatch(one::ties))) {
                return Optional.empty();
            }
            compared.incrementAndGet();
            Rows rows = Rows.after(arrival);
            return firstComplaint((now, limit) -> {
                Posture posture = rows.posture(now, limit);
                for (Axis axis : Axis.values()) {
                    Verdict expected = Oracle.verdict(arrival, axis, now, limit);
                    Verdict actual = verdict(posture.on(axis));
                    if (!actual.equals(expected)) {
                        return Optional.of(axis.wire() + "\n  design: " + expected + "\n  core:   " + actual);
                    }
                }
                return Optional.empty();
            });
        });
        assertThat(compared).as("histories without content ties").hasValueGreaterThan(COUNT / 2);
    }

    private static Verdict verdict(AxisPosture posture) {
        return new Verdict(
                posture.standing(),
                posture.unknown().flatMap(Contribution::unknownSince).map(Minutes::of));
    }

    @Test
    void noSourceTouchesWhatAnotherSaid() {
        holds(arrival -> {
            Rows together = Rows.after(arrival);
            for (String source : arrival.stream().map(Sent::source).distinct().toList()) {
                Rows alone = Rows.after(
                        arrival.stream().filter(s -> s.source().equals(source)).toList());
                Optional<String> complaint = firstComplaint((now, limit) -> {
                    for (Axis axis : Axis.values()) {
                        AxisPosture byAll = together.posture(now, limit).on(axis);
                        AxisPosture byOne = alone.posture(now, limit).on(axis);
                        if (severity(byAll) < severity(byOne)) {
                            return Optional.of("lowers what " + source + " raised on " + axis.wire());
                        }
                        if (!of(byAll, source).equals(byOne.contributions())) {
                            return Optional.of("changes what " + source + " said on " + axis.wire());
                        }
                    }
                    return Optional.empty();
                });
                if (complaint.isPresent()) {
                    return complaint;
                }
            }
            return Optional.empty();
        });
    }

    private static List<Contribution> of(AxisPosture posture, String source) {
        return posture.contributions().stream()
                .filter(c -> c.key().source().equals(source))
                .toList();
    }

    /** The last signal of each arrival is judged against those before it, at every minute until nothing changes any more. */
    @Test
    void reliefIsWhateverLowersTheLevelNowOrLater() {
        long now = Histories.LAST_MINUTE;
        holds(arrival -> {
            if (arrival.isEmpty()) {
                return Optional.empty();
            }
            Sent last = arrival.get(arrival.size() - 1);
            List<Observation> before =
                    Rows.after(arrival.subList(0, arrival.size() - 1)).of(last.source());
            List<Observation> after = Rows.after(arrival).of(last.source());
            boolean expected = LongStream.rangeClosed(now, Histories.ALL_OVER)
                    .anyMatch(minute -> severity(after, last.axis(), minute) < severity(before, last.axis(), minute));
            boolean actual = Relief.between(last.axis(), before, after, Minutes.minute(now));
            return actual == expected
                    ? Optional.empty()
                    : Optional.of("the last is relief: expected " + expected + ", got " + actual);
        });
    }

    private static int severity(List<Observation> observations, Axis axis, long minute) {
        return severity(Posture.of(observations, Minutes.minute(minute), Optional.empty())
                .on(axis));
    }

    private static int severity(AxisPosture posture) {
        return posture.standing().map(Level::severity).orElse(0);
    }

    /** The test of the test: a registry that lets the last arrival win is found out, by two signals. */
    @Test
    void aMergeThatDependsOnTheOrderIsFoundAndShrunk() {
        Optional<Counterexample> found = Counterexample.find(sameAsSorted((stored, next) -> next), SEED, COUNT);

        assertThat(found).isPresent();
        assertThat(found.get().arrival()).hasSize(2);
        assertThat(found.get().toString()).contains(found.get().arrival().get(0).toString(), "arrived", "sorted");
    }

    private static Law sameAsSorted(BinaryOperator<Observation> merge) {
        return arrival ->
                difference(Rows.after(sorted(arrival), merge), Rows.after(arrival, merge), "sorted", "arrived");
    }

    private static List<Sent> sorted(List<Sent> arrival) {
        return arrival.stream()
                .distinct()
                .sorted(Comparator.comparingLong(Sent::at).thenComparing(Sent::toString))
                .toList();
    }

    private static Optional<String> difference(Rows expected, Rows actual, String one, String other) {
        return firstComplaint((now, limit) -> {
            Posture right = expected.posture(now, limit);
            Posture wrong = actual.posture(now, limit);
            return right.equals(wrong)
                    ? Optional.empty()
                    : Optional.of("\n  " + one + ": " + right + "\n  " + other + ": " + wrong);
        });
    }

    private interface AtMoment {
        Optional<String> complaint(long now, Optional<Long> limit);
    }

    private static Optional<String> firstComplaint(AtMoment check) {
        for (long now : NOWS) {
            for (Optional<Long> limit : LIMITS) {
                Optional<String> complaint = check.complaint(now, limit);
                if (complaint.isPresent()) {
                    String stale =
                            limit.map(minutes -> ", stale after " + minutes).orElse("");
                    return complaint.map(text -> "at minute " + now + stale + ": " + text);
                }
            }
        }
        return Optional.empty();
    }

    private static void holds(Law law) {
        assertThat(Counterexample.find(law, SEED, COUNT))
                .as("counterexample, -Dhistory.seed=" + SEED)
                .isEmpty();
    }
}
