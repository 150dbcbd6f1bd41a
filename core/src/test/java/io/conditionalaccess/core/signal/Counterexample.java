// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.core.signal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * An arrival of signals that breaks a law.
 *
 * @param complaint what is wrong with it
 */
record Counterexample(List<Sent> arrival, String complaint) {

    /** What holds for every arrival: empty if it does for this one, else what is wrong. */
    interface Law extends Function<List<Sent>, Optional<String>> {}

    /** The first arrival among {@code count} random ones that breaks the law, without the signals that do not matter. */
    static Optional<Counterexample> find(Law law, long seed, int count) {
        Histories histories = new Histories(seed);
        for (int i = 0; i < count; i++) {
            List<Sent> arrival = histories.nextArrival();
            Optional<Counterexample> found = of(law, arrival);
            if (found.isPresent()) {
                return Optional.of(found.get().shrunk(law));
            }
        }
        return Optional.empty();
    }

    private static Optional<Counterexample> of(Law law, List<Sent> arrival) {
        return law.apply(arrival).map(complaint -> new Counterexample(arrival, complaint));
    }

    private Counterexample shrunk(Law law) {
        for (int i = 0; i < arrival.size(); i++) {
            List<Sent> fewer = new ArrayList<>(arrival);
            fewer.remove(i);
            Optional<Counterexample> smaller = of(law, fewer);
            if (smaller.isPresent()) {
                return smaller.get().shrunk(law);
            }
        }
        return this;
    }

    @Override
    public String toString() {
        return arrival.stream().map(sent -> "  " + sent).collect(Collectors.joining("\n", "in this order\n", "\n"))
                + complaint;
    }
}
