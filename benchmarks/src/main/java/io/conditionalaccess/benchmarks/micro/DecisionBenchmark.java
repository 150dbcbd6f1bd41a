// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.benchmarks.micro;

import io.conditionalaccess.core.decision.Binding;
import io.conditionalaccess.core.decision.Decision;
import io.conditionalaccess.core.decision.Decisions;
import io.conditionalaccess.core.decision.Identity;
import io.conditionalaccess.core.decision.Question;
import io.conditionalaccess.core.decision.Situation;
import io.conditionalaccess.core.decision.Subject;
import io.conditionalaccess.core.device.DeviceFacts;
import io.conditionalaccess.core.policy.Mode;
import io.conditionalaccess.core.policy.Policy;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** A refresh of a session that is bound to a healthy device, whose facts are at hand. */
@BenchmarkMode(org.openjdk.jmh.annotations.Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(2)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@State(Scope.Benchmark)
public class DecisionBenchmark {
    /** Open findings of low risk beside the snapshots of two sources. */
    @Param({"0", "10", "100"})
    private int findings;

    private Policy policy = Policy.DEFAULT;
    private DeviceFacts facts = Reported.healthy(0);

    @Setup
    public void prepare() {
        facts = findings == 0 ? Reported.healthy(0) : Reported.withFindings(findings, 1);
        policy = enforcing();
    }

    @Benchmark
    public Decision decision() {
        // A new moment each time, as in a server.
        Situation situation = Situation.at(Reported.NOW.plusNanos(System.nanoTime() & 0xffffff));
        return Decisions.decide(
                policy,
                new Question(
                        new Subject("app", true, false),
                        new Binding.Bound(Optional.of(facts), "client-certificate", 0),
                        new Identity.NotAsked(),
                        Question.Evidence.OPTIONAL,
                        situation));
    }

    private static Policy enforcing() {
        Policy usual = Policy.DEFAULT;
        return new Policy(
                Mode.ENFORCE,
                usual.enforceRole(),
                Set.of(),
                Set.of(),
                usual.breakGlassRole(),
                usual.holdAt(),
                usual.revokeAt(),
                usual.nonCompliant(),
                usual.gracePeriod(),
                usual.restoreApproval(),
                usual.unknownDevice(),
                usual.unboundSession(),
                Optional.of(Duration.ofDays(7)),
                usual.staleDevice(),
                usual.sourceOutage(),
                Set.of(),
                usual.deviceMismatch());
    }
}
