// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.conditionalaccess.demo.client.Tokens;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The way of a signal can be followed by its id, in the log and in traces. */
@Tag("cluster")
class SignalTraceIT {
    /** Spans are sent every five seconds. */
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final TestRealm realm = Cluster.realm().device("laptop");
    private final String id = "evt-" + UUID.randomUUID();

    @Test
    void aRevocationIsOneTraceFromTheIntakeToTheSessions() {
        Tokens tokens = realm.login("laptop");

        tell("high");

        assertThat(realm.refresh("laptop", tokens)).isEqualTo(400);
        List<String> steps =
                List.of("conditional-access intake", "conditional-access state", "conditional-access reaction");
        Eventually.holds("all spans are here", PATIENCE, () -> names().containsAll(steps));
        List<SpanReceiver.Span> spans = Cluster.spans().about(id);
        assertThat(spans)
                .extracting(SpanReceiver.Span::trace)
                .containsOnly(spans.get(0).trace());
        assertThat(spans)
                .allSatisfy(span -> assertThat(span.attributes())
                        .contains("conditional_access.source", "edr", "conditional_access.signal_ids", id)
                        .noneMatch(SignalTraceIT::personal));
        Eventually.holds("all lines are there", PATIENCE, () -> logged("session of a revoked device: source=edr"));
        assertThat(logged("signal stored: source=edr")).isTrue();
        assertThat(logged("signal accepted: source=edr")).isTrue();
        assertThat(lines()).noneMatch(SignalTraceIT::personal);
    }

    @Test
    void aHoldIsInTheSameTraceAndLogToo() {
        realm.login("laptop");

        tell("medium");

        Eventually.holds("all spans are here", PATIENCE, () -> names().contains("conditional-access reaction"));
        assertThat(Cluster.spans().about(id))
                .extracting(SpanReceiver.Span::trace)
                .containsOnly(Cluster.spans().about(id).get(0).trace());
        Eventually.holds("the line is there", PATIENCE, () -> logged("hold: source=edr"));
    }

    private void tell(String risk) {
        assertThat(realm.tell(
                        realm.edr(),
                        "laptop",
                        Map.of(
                                "id",
                                id,
                                "risk",
                                risk,
                                "user",
                                "alice",
                                "reason",
                                Map.of("code", "malware", "admin", "seen on the laptop of alice"))))
                .isEqualTo("applied");
    }

    private static boolean personal(String text) {
        return text.contains("laptop") || text.contains("alice");
    }

    private List<String> names() {
        return Cluster.spans().about(id).stream().map(SpanReceiver.Span::name).toList();
    }

    private boolean logged(String beginning) {
        return lines().stream().anyMatch(line -> line.contains(beginning + " signal=" + id));
    }

    private List<String> lines() {
        try {
            return Files.readAllLines(Nodes.log(0)).stream()
                    .filter(line -> line.contains(id))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
