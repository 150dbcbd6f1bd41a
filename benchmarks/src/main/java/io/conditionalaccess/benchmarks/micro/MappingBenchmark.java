// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.benchmarks.micro;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.conditionalaccess.risk.mapping.KnownMappings;
import io.conditionalaccess.risk.mapping.Mapped;
import io.conditionalaccess.risk.mapping.Mapping;
import io.conditionalaccess.risk.reading.Item;
import io.conditionalaccess.risk.reading.Reading;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
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

/** What a shipped mapping makes of a vendor's body: from bytes to signals. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(2)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@State(Scope.Benchmark)
public class MappingBenchmark {
    private static final Instant NOW = Instant.parse("2026-11-20T07:00:00Z");

    @Param({"1", "100"})
    private int machines;

    private Mapping mapping = shipped();
    private byte[] body = {};

    @Setup
    public void prepare() {
        body = IntStream.range(0, machines)
                .mapToObj(MappingBenchmark::machine)
                .collect(Collectors.joining(",", "{\"value\": [", "]}"))
                .getBytes(UTF_8);
        if (!(mapping().reading() instanceof Reading.Items items)
                || items.items().size() != machines
                || !items.items().stream().allMatch(Item.Valid.class::isInstance)) {
            throw new IllegalStateException("not what is to be measured: " + mapping());
        }
    }

    @Benchmark
    public Mapped mapping() {
        return mapping.apply(body, "defender", NOW);
    }

    /** As Microsoft Defender's list of machines has it; some of what no rule reads is left out. */
    private static String machine(int number) {
        return """
            {"id": "5f5f5f5f5f5f5f5f5f5f5f5f5f5f5f5f5f%06d", "computerDnsName": "pc-%1$d.corp.example",
             "firstSeen": "2026-01-02T03:04:05Z", "lastSeen": "2026-11-20T06:00:00.1234567Z", "osPlatform": "Windows11",
             "version": "23H2", "osProcessor": "x64", "lastIpAddress": "10.0.0.1", "agentVersion": "10.8670.22621.1",
             "healthStatus": "Active", "rbacGroupId": 1, "riskScore": "High", "exposureLevel": "Low",
             "isAadJoined": true, "aadDeviceId": "8e2b7a60-1c34-4d9b-9d62-0f3e5b%1$06d",
             "machineTags": ["sales", "laptop"]}
            """.formatted(number);
    }

    private static Mapping shipped() {
        if (KnownMappings.of("microsoft-defender") instanceof Mapping.Parsed.Usable usable) {
            return usable.mapping();
        }
        throw new IllegalStateException("the shipped mapping cannot be read");
    }
}
