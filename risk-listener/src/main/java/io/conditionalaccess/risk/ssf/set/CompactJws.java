// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.risk.ssf.set;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.conditionalaccess.risk.reading.StrictJson;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** A JWS in compact serialisation (RFC 7515, section 7.1), taken apart but not verified. */
final class CompactJws {
    private static final int PARTS = 3;
    private static final StrictJson JSON = new StrictJson(16, 100_000, 20_000);

    private final ObjectNode header;
    private final ObjectNode payload;
    private final byte[] signed;
    private final byte[] signature;

    private CompactJws(ObjectNode header, ObjectNode payload, byte[] signed, byte[] signature) {
        this.header = header;
        this.payload = payload;
        this.signed = signed;
        this.signature = signature;
    }

    static CompactJws read(byte[] body) {
        // Whatever is no ASCII becomes a character that base64 does not have.
        String text = new String(body, StandardCharsets.US_ASCII).strip();
        String[] parts = text.split("\\.", -1);
        if (parts.length != PARTS) {
            throw malformed("expected a signed token of three parts");
        }
        byte[] signed = text.substring(0, text.lastIndexOf('.')).getBytes(StandardCharsets.US_ASCII);
        return new CompactJws(
                object(parts[0], "the header"), object(parts[1], "the payload"), signed, decoded(parts[2]));
    }

    ObjectNode header() {
        return header;
    }

    ObjectNode payload() {
        return payload;
    }

    boolean signedWith(SigningKey key, SetAlgorithm algorithm) {
        return algorithm.verifies(key.key(), signed, signature);
    }

    private static ObjectNode object(String part, String what) {
        JsonNode root = JSON.read(decoded(part))
                .root()
                .orElseThrow(() -> malformed("expected JSON without repeated members as " + what));
        if (root instanceof ObjectNode object) {
            return object;
        }
        throw malformed("expected a JSON object as " + what);
    }

    private static byte[] decoded(String part) {
        try {
            byte[] bytes = Base64.getUrlDecoder().decode(part);
            // One text per value: no padding, no bits that nobody reads.
            if (part.equals(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes))) {
                return bytes;
            }
        } catch (IllegalArgumentException notBase64) {
            // answered below
        }
        throw malformed("expected base64url without padding");
    }

    private static RefusedSet malformed(String description) {
        return new RefusedSet(SetError.INVALID_REQUEST, description);
    }
}
