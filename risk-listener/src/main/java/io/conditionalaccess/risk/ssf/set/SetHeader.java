// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.risk.ssf.set;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Checks of a token's header. Members that name or bring keys (jku, jwk, x5u, x5c) are never looked at. */
final class SetHeader {
    /** RFC 8417, section 2.3; RFC 7515, section 4.1.9 allows both spellings. */
    private static final Set<String> TYPES = Set.of("secevent+jwt", "application/secevent+jwt");

    private static final int MAX_KID = 1_000;

    private final ObjectNode header;

    SetHeader(ObjectNode header) {
        this.header = header;
    }

    SetAlgorithm algorithm(Set<SetAlgorithm> allowed) {
        if (text("typ")
                .filter(typ -> TYPES.contains(typ.toLowerCase(Locale.ROOT)))
                .isEmpty()) {
            throw new RefusedSet(SetError.INVALID_REQUEST, "expected typ secevent+jwt");
        }
        if (header.has("crit")) {
            throw new RefusedSet(SetError.INVALID_REQUEST, "no extension named by crit is understood");
        }
        return text("alg")
                .flatMap(SetAlgorithm::of)
                .filter(allowed::contains)
                .orElseThrow(
                        () -> new RefusedSet(SetError.INVALID_REQUEST, "alg is not one that this recipient accepts"));
    }

    String kid() {
        return text("kid")
                .filter(kid -> !kid.isEmpty() && kid.length() <= MAX_KID)
                .orElseThrow(() -> new RefusedSet(SetError.INVALID_KEY, "expected a kid"));
    }

    private Optional<String> text(String name) {
        return Optional.ofNullable(header.get(name)).filter(JsonNode::isTextual).map(JsonNode::textValue);
    }
}
