// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.risk.reading;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/**
 * A text read as JSON.
 *
 * @param root empty if it is not JSON
 * @param error empty if it is
 */
public record JsonDocument(Optional<JsonNode> root, Optional<FieldError> error) {

    static JsonDocument of(JsonNode root) {
        return new JsonDocument(Optional.of(root), Optional.empty());
    }

    static JsonDocument failed(String pointer, String detail) {
        return new JsonDocument(Optional.empty(), Optional.of(FieldError.of(pointer, detail)));
    }
}
