// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.benchmarks;

import io.conditionalaccess.demo.client.SignalSender;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/** One signal, sent now. */
final class Told {
    private Told() {}

    /**
     * Says this of a device, as observed now; returns when it is committed.
     *
     * @throws IllegalStateException if it changed nothing
     */
    static void applied(SignalSender source, String device, Map<String, Object> said) {
        Map<String, Object> signal = new HashMap<>(said);
        signal.put("id", "benchmark-" + UUID.randomUUID());
        signal.put("device", Map.of("id", device));
        signal.put("observed_at", Instant.now().toString());
        String body = source.send(signal).expect(202).body();
        if (!body.contains("\"applied\"")) {
            throw new IllegalStateException("the signal was not applied: " + body);
        }
    }
}
