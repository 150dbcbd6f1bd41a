// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.it;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/** Events that wait to be fetched (RFC 8936). Where the receiver allows it, an answer waits for the first of them. */
final class PollableStream {
    private static final Duration LONGEST = Duration.ofSeconds(20);

    private final Map<String, String> waiting = new LinkedHashMap<>();
    private int held;

    synchronized void offer(String jti, String token) {
        waiting.put(jti, token);
        notifyAll();
    }

    /** How many answers were held back so far. */
    synchronized int held() {
        return held;
    }

    synchronized boolean isEmpty() {
        return waiting.isEmpty();
    }

    /** The tokens by their ids. */
    synchronized Map<String, String> polled(JsonNode request) {
        request.path("ack").forEach(jti -> waiting.remove(jti.asText()));
        if (request.path("maxEvents").asInt(1) == 0) {
            return Map.of();
        }
        if (!request.path("returnImmediately").asBoolean(false) && waiting.isEmpty()) {
            held++;
            await();
        }
        return Map.copyOf(waiting);
    }

    private void await() {
        long end = System.nanoTime() + LONGEST.toNanos();
        try {
            for (long left = end - System.nanoTime(); waiting.isEmpty() && left > 0; left = end - System.nanoTime()) {
                wait(Math.max(1, left / 1_000_000));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
