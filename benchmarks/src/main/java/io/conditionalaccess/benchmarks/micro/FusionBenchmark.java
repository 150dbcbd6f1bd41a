// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.benchmarks.micro;

import io.conditionalaccess.core.device.DeviceFacts;
import io.conditionalaccess.core.posture.Posture;
import java.time.Duration;
import java.util.Optional;
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

/** What all sources together say: worked out once per change of a device, and when something expires. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(2)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@State(Scope.Benchmark)
public class FusionBenchmark {
    private static final Optional<Duration> STALE_AFTER = Optional.of(Duration.ofDays(7));

    @Param({"1", "10", "100"})
    private int findings;

    @Param({"1", "50"})
    private int sources;

    private DeviceFacts facts = Reported.healthy(0);

    @Setup
    public void prepare() {
        facts = Reported.withFindings(findings, sources);
    }

    @Benchmark
    public Posture fusion() {
        return Posture.of(facts.observations(), Reported.NOW, STALE_AFTER);
    }
}
