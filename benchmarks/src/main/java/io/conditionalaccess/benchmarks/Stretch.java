// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.benchmarks;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;

/**
 * What some time of load gave.
 *
 * @param took from before the first request to after the last answer
 * @param latencies of each request, in nanoseconds
 */
record Stretch(Duration took, Histogram latencies) {

    double perSecond() {
        return latencies.getTotalCount() * (double) TimeUnit.SECONDS.toNanos(1) / took.toNanos();
    }
}
