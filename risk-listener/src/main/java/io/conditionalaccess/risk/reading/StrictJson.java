// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.risk.reading;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
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
 */
public final class StrictJson {
    private static final int MAX_NUMBER = 64;
    private static final int MAX_NAME = 1_024;

    private final int maxDepth;
    private final JsonMapper mapper;

    /**
     * @param maxDepth levels of nesting
     * @param maxString characters of one string
     * @param maxTokens of the whole text: names, values, and ends of objects and arrays
     */
    public StrictJson(int maxDepth, int maxString, long maxTokens) {
        this.maxDepth = maxDepth;
        mapper = JsonMapper.builder(JsonFactory.builder()
                        .streamReadConstraints(StreamReadConstraints.builder()
                                .maxNestingDepth(maxDepth)
                                .maxNumberLength(MAX_NUMBER)
                                .maxNameLength(MAX_NAME)
                                .maxStringLength(maxString)
                                .maxTokenCount(maxTokens)
                                .build())
                        .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                        .build())
                .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                .build();
    }

    public JsonDocument read(byte[] body) {
        try {
            // Jackson would guess UTF-16 and UTF-32 too, and repair broken UTF-8.
            return read(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(body))
                    .toString());
        } catch (CharacterCodingException e) {
            return JsonDocument.failed("", "expected JSON in UTF-8");
        }
    }

    public JsonDocument read(String text) {
        try (JsonParser parser = mapper.createParser(text)) {
            return read(parser);
        } catch (IOException e) {
            throw new UncheckedIOException("a text in memory is read without I/O", e);
        }
    }

    private JsonDocument read(JsonParser parser) throws IOException {
        try {
            JsonNode root = mapper.readTree(parser);
            if (root == null || root.isMissingNode()) {
                return JsonDocument.failed("", "expected JSON, got nothing");
            }
            if (parser.nextToken() != null) {
                return JsonDocument.failed("", "expected nothing after the JSON value");
            }
            return JsonDocument.of(root);
        } catch (JsonProcessingException e) {
            return failed(parser, Optional.ofNullable(e.getLocation()));
        } catch (NumberFormatException e) {
            // Jackson lets this one through where an exponent has more digits than BigDecimal can hold.
            return failed(parser, Optional.of(parser.currentLocation()));
        }
    }

    private JsonDocument failed(JsonParser parser, Optional<JsonLocation> at) {
        String where = at.map(l -> " at line " + l.getLineNr() + ", column " + l.getColumnNr())
                .orElse("");
        return JsonDocument.failed(
                parser.getParsingContext().pathAsPointer().toString(),
                "expected JSON without repeated members, at most " + maxDepth + " levels deep; reading failed" + where);
    }
}
