// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.risk.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Access tokens of this node, in memory until shortly before they expire.
 *
 * @param <C> what a token was got with, secret included: with a changed one there is none yet
 */
public final class AccessTokens<C> {
    private static final Duration EARLIER = Duration.ofMinutes(1);
    /** Where the answer does not say how long a token lasts. */
    private static final int USUAL_SECONDS = 60;

    private static final int MAX_LENGTH = 16 * 1024;
    private static final int MAX_KEPT = 10_000;

    private final Clock clock;
    private final Cache<C, Held> held = Caffeine.newBuilder()
            .maximumSize(MAX_KEPT)
            .expireAfterWrite(Duration.ofDays(1))
            .build();

    public AccessTokens(Clock clock) {
        this.clock = clock;
    }

    private record Held(String token, Instant until) {
        @Override
        public String toString() {
            return "Held[" + until + "]";
        }
    }

    public Optional<String> get(C credentials) {
        return Optional.ofNullable(held.getIfPresent(credentials))
                .filter(h -> h.until.isAfter(clock.instant()))
                .map(Held::token);
    }

    /** Reads the answer to a token request (RFC 6749, section 5.1); empty if there is no usable token in it. */
    public Optional<String> keep(C credentials, JsonNode answer) {
        String token = answer.path("access_token").asText("");
        boolean usable = !token.isEmpty()
                && token.length() <= MAX_LENGTH
                && token.chars().allMatch(c -> c > ' ' && c < 127);
        if (!usable) {
            return Optional.empty();
        }
        Duration life = Duration.ofSeconds(Math.max(0, answer.path("expires_in").asInt(USUAL_SECONDS)));
        Duration half = life.dividedBy(2);
        Duration kept = half.compareTo(EARLIER) < 0 ? half : life.minus(EARLIER);
        held.put(credentials, new Held(token, clock.instant().plus(kept)));
        return Optional.of(token);
    }

    /** After it was not accepted. */
    public void drop(C credentials) {
        held.invalidate(credentials);
    }
}
