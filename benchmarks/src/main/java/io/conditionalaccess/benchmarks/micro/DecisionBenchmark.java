// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.benchmarks.micro;

import io.conditionalaccess.core.decision.Decision;
import io.conditionalaccess.core.device.DeviceFacts;
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

/** A refresh of a session that is bound to a healthy device, whose facts are at hand. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(2)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@State(Scope.Benchmark)
public class DecisionBenchmark {
    /** Open findings of low risk beside the snapshots of two sources. */
    @Param({"0", "10", "100"})
    private int findings;

    private DeviceFacts facts = Reported.healthy(0);

    @Setup
    public void prepare() {
        facts = findings == 0 ? Reported.healthy(0) : Reported.withFindings(findings, 1);
    }

    @Benchmark
    public Decision decision() {
        return Refresh.from(facts);
    }
}
