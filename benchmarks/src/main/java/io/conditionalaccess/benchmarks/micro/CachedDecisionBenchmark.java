// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.benchmarks.micro;

import io.conditionalaccess.core.decision.Decision;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** The same decision with its look into the cache, of one device after the other. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(2)
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 5, time = 1)
@State(Scope.Benchmark)
public class CachedDecisionBenchmark {
    /** So few that all are at hand, and so many that each is unpacked and thought through anew. */
    @Param({"500", "50000"})
    private int devices;

    private Devices cached = new Devices(0);
    private int next;

    @Setup
    public void prepare() {
        cached = new Devices(devices);
    }

    @Benchmark
    public Decision decision() {
        next = next + 1 < devices ? next + 1 : 0;
        return Refresh.from(cached.facts(next));
    }
}
