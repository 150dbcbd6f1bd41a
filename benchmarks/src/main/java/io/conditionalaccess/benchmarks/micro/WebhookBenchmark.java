// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.benchmarks.micro;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.conditionalaccess.demo.DemoRealm;
import io.conditionalaccess.demo.client.SignalSender;
import io.conditionalaccess.risk.webhook.WebhookHeaders;
import io.conditionalaccess.risk.webhook.WebhookSecret;
import io.conditionalaccess.risk.webhook.WebhookSignature;
import java.time.Instant;
import java.util.List;
import java.util.Map;
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

/** Whether a request comes from its source: Standard Webhooks, one active key. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(2)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@State(Scope.Benchmark)
public class WebhookBenchmark {
    private static final Instant NOW = Instant.parse("2026-11-20T07:00:00Z");

    /** Bytes of the body: about one signal, and about a hundred. */
    @Param({"250", "25000"})
    private int bytes;

    private final WebhookSignature signature = new WebhookSignature();
    private final List<byte[]> keys =
            List.of(WebhookSecret.decode(DemoRealm.EDR_SECRET).orElseThrow());
    private WebhookHeaders headers = WebhookHeaders.NONE;
    private byte[] body = {};

    @Setup
    public void prepare() {
        String text = "x".repeat(bytes);
        Map<String, String> signed = SignalSender.signed(DemoRealm.EDR_SECRET, "msg_1", NOW, text);
        headers = new WebhookHeaders(
                signed.getOrDefault(WebhookHeaders.ID, ""),
                signed.getOrDefault(WebhookHeaders.TIMESTAMP, ""),
                signed.getOrDefault(WebhookHeaders.SIGNATURE, ""));
        body = text.getBytes(UTF_8);
        if (!webhook()) {
            throw new IllegalStateException("the signature is wrong");
        }
    }

    @Benchmark
    public boolean webhook() {
        return signature.verify(headers, body, keys, NOW);
    }
}
