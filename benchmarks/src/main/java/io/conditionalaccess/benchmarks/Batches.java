// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.benchmarks;

import io.conditionalaccess.demo.client.SignalSender;
import io.conditionalaccess.demo.http.Reply;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;

/** One sender of signals under load, with devices of its own, which it goes through in turns. */
final class Batches {
    /** As they stand in an answer. */
    private static final List<String> NOT_TAKEN = List.of(
            "\"duplicate\"",
            "\"outdated\"",
            "\"parked\"",
            "\"unknown-device\"",
            "\"ambiguous\"",
            "\"refused\"",
            "\"invalid\"");

    private final List<String> devices;
    private final SignalSender source;
    private int turn;

    Batches(List<String> devices, SignalSender source) {
        this.devices = devices;
        this.source = source;
    }

    /** Sends this many signals in one request; an exception unless all are applied or unchanged. */
    void send(Intake.Kind kind, int size) {
        List<Map<String, Object>> signals =
                IntStream.range(0, size).mapToObj(i -> signal(kind)).toList();
        Reply reply = source.send(size == 1 ? signals.get(0) : signals).expect(202);
        // The text and not the tree: reading JSON would take time from the server on the same cores.
        if (NOT_TAKEN.stream().anyMatch(reply.body()::contains)) {
            throw new IllegalStateException("not taken: " + reply.body());
        }
    }

    private Map<String, Object> signal(Intake.Kind kind) {
        String device = devices.get(turn % devices.size());
        // The risk of a device changes each time that its turn comes, and never so far that it is held.
        String risk = kind == Intake.Kind.CHANGING && turn / devices.size() % 2 == 0 ? "low" : "none";
        turn++;
        return Map.of(
                "id",
                "benchmark-" + UUID.randomUUID(),
                "device",
                Map.of("id", device),
                "risk",
                risk,
                "observed_at",
                Instant.now().toString());
    }
}
