// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.risk.ssf.set;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.conditionalaccess.core.signal.Signal;
import io.conditionalaccess.risk.reading.ContentHash;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.StreamSupport;

/** Checks of a token's claims (RFC 8417, section 2.2; SSF 1.0, section 4). Unknown ones are ignored. */
final class SetClaims {
    private static final Set<String> VERIFICATIONS =
            Set.of(SecurityEvent.VERIFICATION, SecurityEvent.LEGACY_VERIFICATION);
    private static final int MAX_TXN = 255;

    private final ObjectNode claims;

    SetClaims(ObjectNode claims) {
        this.claims = claims;
    }

    /** Before anything is fetched or computed for it. */
    void from(String issuer) {
        if (text(claims, "iss").filter(issuer::equals).isEmpty()) {
            throw new RefusedSet(SetError.INVALID_ISSUER, "iss is not the transmitter of this stream");
        }
    }

    void to(String audience) {
        JsonNode aud = claims.path("aud");
        boolean addressed = aud.isArray()
                ? StreamSupport.stream(aud.spliterator(), false).anyMatch(one -> isText(one, audience))
                : isText(aud, audience);
        if (!addressed) {
            throw new RefusedSet(SetError.INVALID_AUDIENCE, "aud does not name this recipient");
        }
    }

    /** The one event; call it for a token whose signature is verified. */
    SecurityEvent event(Instant now, Duration maxAge) {
        absent("exp");
        absent("sub");
        String jti = text(claims, "jti")
                .filter(id -> !id.isBlank() && id.length() <= Signal.MAX_ID_LENGTH)
                .filter(id -> id.codePoints().noneMatch(Character::isISOControl))
                .orElseThrow(() -> invalid("expected a jti of 1 to " + Signal.MAX_ID_LENGTH + " characters"));
        Instant issuedAt = issuedAt(now, maxAge);
        Map.Entry<String, ObjectNode> event = only();
        return new SecurityEvent(
                jti,
                ContentHash.of(claims),
                event.getKey(),
                subject(),
                event.getValue(),
                issuedAt,
                EventTime.of(event.getValue().get("event_timestamp"))
                        .or(() -> EventTime.of(claims.get("toe")))
                        .orElse(issuedAt),
                text(claims, "txn").filter(txn -> txn.length() <= MAX_TXN));
    }

    private Instant issuedAt(Instant now, Duration maxAge) {
        Instant issuedAt = Optional.ofNullable(claims.get("iat"))
                .filter(JsonNode::isNumber)
                .flatMap(EventTime::ofSeconds)
                .orElseThrow(() -> invalid("expected iat in seconds since 1970"));
        if (issuedAt.isAfter(now.plus(SetRules.SKEW))) {
            throw invalid("iat lies in the future");
        }
        if (issuedAt.isBefore(now.minus(maxAge))) {
            throw invalid("iat lies too far in the past");
        }
        return issuedAt;
    }

    /** Several are allowed only where they are one event under several names (SSF 1.0, section 4.2.1). */
    private Map.Entry<String, ObjectNode> only() {
        JsonNode events = claims.path("events");
        if (!events.isObject() || events.isEmpty()) {
            throw invalid("expected events with one event");
        }
        boolean oneEvent = events.size() == 1
                || events.properties().stream().allMatch(event -> VERIFICATIONS.contains(event.getKey()));
        if (!oneEvent) {
            throw invalid("expected one event, got " + events.size());
        }
        Map.Entry<String, JsonNode> event = events.properties().iterator().next();
        if (event.getValue() instanceof ObjectNode details) {
            return Map.entry(event.getKey(), details);
        }
        throw invalid("expected an object as event");
    }

    private Optional<ObjectNode> subject() {
        JsonNode subject = claims.get("sub_id");
        if (subject == null) {
            return Optional.empty();
        }
        if (subject instanceof ObjectNode object) {
            return Optional.of(object);
        }
        throw invalid("expected an object as sub_id");
    }

    private void absent(String claim) {
        if (claims.has(claim)) {
            throw invalid(claim + " must not be used");
        }
    }

    private static boolean isText(JsonNode node, String text) {
        return node.isTextual() && node.textValue().equals(text);
    }

    private static Optional<String> text(ObjectNode object, String name) {
        return Optional.ofNullable(object.get(name)).filter(JsonNode::isTextual).map(JsonNode::textValue);
    }

    private static RefusedSet invalid(String description) {
        return new RefusedSet(SetError.INVALID_REQUEST, description);
    }
}
