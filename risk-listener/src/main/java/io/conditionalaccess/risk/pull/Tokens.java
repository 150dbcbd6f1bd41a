// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.risk.pull;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Access tokens of this node, in memory until shortly before they expire. A changed secret or address has none yet. */
final class Tokens {
    private static final Duration EARLIER = Duration.ofMinutes(1);
    private static final int MAX_LENGTH = 16 * 1024;
    private static final int USUAL_SECONDS = 300;

    private final Clock clock;
    private final Map<String, Held> held = new ConcurrentHashMap<>();

    Tokens(Clock clock) {
        this.clock = clock;
    }

    private record Held(Access access, String token, Instant until) {
        @Override
        public String toString() {
            return "Held[" + access + ", " + until + "]";
        }
    }

    Optional<String> get(Access access) {
        return Optional.ofNullable(held.get(access.component()))
                .filter(h -> h.access.equals(access) && h.until.isAfter(clock.instant()))
                .map(Held::token);
    }

    /** Reads the answer to a token request (RFC 6749, section 5.1); empty if there is none in it. */
    Optional<String> keep(Access access, JsonNode answer) {
        String token = answer.path("access_token").asText("");
        boolean usable = !token.isEmpty()
                && token.length() <= MAX_LENGTH
                && token.chars().allMatch(c -> c > ' ' && c < 127);
        if (!usable) {
            return Optional.empty();
        }
        Duration life = Duration.ofSeconds(Math.max(0, answer.path("expires_in").asInt(USUAL_SECONDS)));
        held.put(
                access.component(),
                new Held(access, token, clock.instant().plus(life).minus(EARLIER)));
        return Optional.of(token);
    }

    void drop(Access access) {
        held.remove(access.component());
    }
}
