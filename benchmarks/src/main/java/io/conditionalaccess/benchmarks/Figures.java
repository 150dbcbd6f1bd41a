// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.benchmarks;

import java.util.ArrayList;
import java.util.List;
import org.HdrHistogram.Histogram;

/** What one server showed at one operation, over all its stretches of load. */
final class Figures {
    private final List<Double> rates = new ArrayList<>();
    private final Histogram latencies = new Histogram(ClosedLoop.DIGITS);

    void add(Stretch stretch) {
        rates.add(stretch.perSecond());
        latencies.add(stretch.latencies());
    }

    /** Requests per second, one value per stretch in the order of time. */
    List<Double> rates() {
        return List.copyOf(rates);
    }

    /** Of all requests, in nanoseconds. */
    Histogram latencies() {
        return latencies;
    }
}
