// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.example;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** Which logout tokens are believed (OpenID Connect Back-Channel Logout 1.0, section 2.6), each once. */
final class LogoutTokens {
    private static final String EVENT = "http://schemas.openid.net/event/backchannel-logout";
    private static final Duration OLDEST = Duration.ofMinutes(5);
    private static final Duration CLOCKS_DIFFER = Duration.ofMinutes(1);
    private final String issuer;
    private final String clientId;
    private final Clock clock;
    /** By id, until when it would be believed again; those that are older are refused for their age. */
    private final Map<String, Instant> seen = new HashMap<>();

    LogoutTokens(String issuer, String clientId, Clock clock) {
        this.issuer = issuer;
        this.clientId = clientId;
        this.clock = clock;
    }

    /** The sessions that end: all of a session id at Keycloak, or all of a person if that is empty. */
    record Ended(String sessionId, String subject) {}

    /**
     * What a token of a good signature ends.
     *
     * @throws InvalidTokenException if it is none for this application now
     */
    Ended accept(SignedToken token) {
        token.require(issuer, clientId);
        JsonNode claims = token.claims();
        String type = token.header().path("typ").asText();
        // Other tokens of the issuer are signed by the same key.
        if (!type.equalsIgnoreCase("logout+jwt")) {
            throw new InvalidTokenException("not of type logout+jwt");
        }
        if (!claims.path("events").path(EVENT).isObject()) {
            throw new InvalidTokenException("without the event of a logout");
        }
        if (claims.has("nonce")) {
            throw new InvalidTokenException("with a nonce, as an ID token has");
        }
        Ended ended = new Ended(claims.path("sid").asText(), claims.path("sub").asText());
        if (ended.sessionId().isEmpty() && ended.subject().isEmpty()) {
            throw new InvalidTokenException("without a session or a person");
        }
        requireFresh(claims);
        return ended;
    }

    private synchronized void requireFresh(JsonNode claims) {
        Instant now = clock.instant();
        Instant issued = Instant.ofEpochSecond(claims.path("iat").asLong());
        Instant until = issued.plus(OLDEST);
        boolean expired = claims.has("exp")
                && Instant.ofEpochSecond(claims.path("exp").asLong()).isBefore(now.minus(CLOCKS_DIFFER));
        if (expired || until.isBefore(now) || issued.isAfter(now.plus(CLOCKS_DIFFER))) {
            throw new InvalidTokenException("not of now");
        }
        seen.values().removeIf(now::isAfter);
        String id = claims.path("jti").asText();
        if (id.isEmpty() || seen.putIfAbsent(id, until) != null) {
            throw new InvalidTokenException("without an id, or seen before");
        }
    }
}
