// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.benchmarks;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.ToLongFunction;

/** How a cost grows with one quantity. All times are in milliseconds. */
final class Growth {
    private final String quantity;
    private final List<String> points = new ArrayList<>();
    private final Map<String, List<Spread>> costs = new LinkedHashMap<>();

    /** @param quantity what grows, for example {@code sessions of the device} */
    Growth(String quantity) {
        this.quantity = quantity;
    }

    String quantity() {
        return quantity;
    }

    /** What the quantity was at each point. */
    List<String> points() {
        return List.copyOf(points);
    }

    /** Each cost, with one value per point. */
    Map<String, List<Spread>> costs() {
        return costs;
    }

    /** Adds a point, with what revocations cost there. */
    void addRevocations(String point, List<RevokeRounds.Round> rounds) {
        points.add(point);
        add("signal to its 202", rounds, RevokeRounds.Round::accepted);
        add("to the first refused refresh", rounds, RevokeRounds.Round::refused);
        add("to the end of the last session", rounds, RevokeRounds.Round::ended);
    }

    /** Adds a point, with how long signals took to their 202, in nanoseconds. */
    void addSignals(String point, List<Long> nanos) {
        points.add(point);
        add("signal to its 202", nanos, Long::longValue);
    }

    /** A cost at one point over its mean at others. */
    double times(String cost, int point, List<Integer> others) {
        List<Spread> values = costs.getOrDefault(cost, List.of());
        double usual = others.stream()
                .mapToDouble(other -> values.get(other).median())
                .average()
                .orElseThrow();
        return values.get(point).median() / usual;
    }

    private <T> void add(String cost, List<T> rounds, ToLongFunction<T> nanos) {
        costs.computeIfAbsent(cost, key -> new ArrayList<>())
                .add(Spread.of(rounds.stream()
                        .map(round -> nanos.applyAsLong(round) / (double) TimeUnit.MILLISECONDS.toNanos(1))
                        .toList()));
    }
}
