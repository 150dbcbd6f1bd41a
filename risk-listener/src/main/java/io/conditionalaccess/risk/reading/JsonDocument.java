// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.risk.reading;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Strict JSON (RFC 8259) in UTF-8: two readers of one text must not see different things, so a repeated member and
 * anything after the value are errors.
 *
 * @param root empty if it is not JSON
 * @param error empty if it is
 */
record JsonDocument(Optional<JsonNode> root, Optional<FieldError> error) {
    private static final int MAX_DEPTH = 16;
    private static final int MAX_NUMBER = 64;
    private static final int MAX_NAME = 1_024;

    private static final JsonMapper STRICT = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(MAX_DEPTH)
                            .maxNumberLength(MAX_NUMBER)
                            .maxNameLength(MAX_NAME)
                            .build())
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    static JsonDocument read(byte[] body) {
        String text;
        try {
            // Jackson would guess UTF-16 and UTF-32 too, and repair broken UTF-8.
            text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(body))
                    .toString();
        } catch (CharacterCodingException e) {
            return failed("", "expected JSON in UTF-8");
        }
        try (JsonParser parser = STRICT.createParser(text)) {
            return read(parser);
        } catch (IOException e) {
            throw new UncheckedIOException("a text in memory is read without I/O", e);
        }
    }

    private static JsonDocument read(JsonParser parser) throws IOException {
        try {
            JsonNode root = STRICT.readTree(parser);
            if (root == null || root.isMissingNode()) {
                return failed("", "expected JSON, got nothing");
            }
            if (parser.nextToken() != null) {
                return failed("", "expected nothing after the JSON value");
            }
            return new JsonDocument(Optional.of(root), Optional.empty());
        } catch (JsonProcessingException e) {
            String where = e.getLocation() == null
                    ? ""
                    : " at line " + e.getLocation().getLineNr() + ", column "
                            + e.getLocation().getColumnNr();
            return failed(
                    parser.getParsingContext().pathAsPointer().toString(),
                    "expected JSON without repeated members, at most " + MAX_DEPTH + " levels deep; reading failed"
                            + where);
        }
    }

    private static JsonDocument failed(String pointer, String detail) {
        return new JsonDocument(Optional.empty(), Optional.of(FieldError.of(pointer, detail)));
    }
}
