// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.risk.ssf;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Waits at a transmitter for events (RFC 8936, section 2.4: long polling), one question after the other, until the next
 * visit takes over. A transmitter that answers at once with nothing does not hold its answers, and one that has events
 * again and again has had its turn; both are left alone until then.
 */
final class LongPoll {
    /** What lies between may cut longer waits. */
    static final Duration LONGEST = Duration.ofSeconds(30);
    /** Who answers sooner with nothing did not wait. */
    static final Duration HELD = Duration.ofSeconds(1);

    static final int MOST_ANSWERS = 20;

    private final Clock clock;

    LongPoll(Clock clock) {
        this.clock = clock;
    }

    /** The transmitter of one source. */
    interface Waiting {
        /** @return its answer with events; empty if there were none, or no answer in that time */
        Optional<JsonNode> events(Duration atMost) throws IOException;

        /**
         * Acts on them, and acknowledges them.
         *
         * @return false if some have to come again
         */
        boolean take(JsonNode answer) throws IOException;
    }

    void until(Instant end, Waiting transmitter) throws IOException {
        int answers = 0;
        while (answers < MOST_ANSWERS) {
            Instant asked = clock.instant();
            Duration left = Duration.between(asked, end);
            if (left.compareTo(HELD) < 0) {
                return;
            }
            Optional<JsonNode> answer = transmitter.events(left.compareTo(LONGEST) < 0 ? left : LONGEST);
            boolean waited = !clock.instant().isBefore(asked.plus(HELD));
            boolean worthMore = answer.isPresent() ? transmitter.take(answer.get()) : waited;
            if (!worthMore) {
                return;
            }
            answers += answer.isPresent() ? 1 : 0;
        }
    }
}
