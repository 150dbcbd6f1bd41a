// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.admin;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;

/** JSON as this API speaks it: an absent value is null, times and durations are ISO 8601. */
final class Json {
    /** Enough for a device with all its aliases and owners. */
    static final int MAX_BODY = 64 * 1024;

    // Not Keycloak's own mapper: what it does with times and absent values is not ours to promise.
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .addModule(new SimpleModule()
                    .addSerializer(new OptionalSerializer())
                    .addSerializer(Instant.class, ToStringSerializer.instance)
                    .addSerializer(Duration.class, ToStringSerializer.instance))
            .build();

    private Json() {}

    static String write(Object value) {
        try {
            return MAPPER.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    static JsonNode tree(Object value) {
        return MAPPER.valueToTree(value);
    }

    /**
     * Reads a body that has to be one JSON object.
     *
     * @throws Problem 413 if it is larger than {@link #MAX_BODY}, 400 if it is anything else
     */
    static ObjectNode readObject(InputStream body) {
        return readObject(body, MAX_BODY);
    }

    /** As {@link #readObject(InputStream)}, with another limit. */
    static ObjectNode readObject(InputStream body, int max) {
        try {
            byte[] bytes = body.readNBytes(max + 1);
            if (bytes.length > max) {
                throw Problem.tooLarge(max);
            }
            if (MAPPER.readTree(bytes) instanceof ObjectNode object) {
                return object;
            }
            throw Problem.badRequest("Expected a JSON object.");
        } catch (JsonProcessingException e) {
            throw Problem.badRequest("Expected JSON: " + why(e) + ".");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Jackson's sentence without what it puts in brackets, which is about the reader rather than the body. */
    private static String why(JsonProcessingException e) {
        String sentence = e.getOriginalMessage().replaceAll("(?s)\\s*\\(.*", "");
        JsonLocation where = e.getLocation();
        return where == null
                ? sentence
                : sentence + " at line " + where.getLineNr() + ", column " + where.getColumnNr();
    }
}
