// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.risk.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/**
 * Where pointers start.
 *
 * @param outer of what this is an item; empty for the body
 */
record Scope(JsonNode here, Optional<Scope> outer, Run run) {

    Scope into(JsonNode item) {
        return new Scope(item, Optional.of(this), run);
    }

    /** What is there; null counts as nothing. */
    Optional<JsonNode> find(Pointer pointer) {
        run.step();
        Scope start = this;
        for (int i = 0; i < pointer.outwards(); i++) {
            if (start.outer().isEmpty()) {
                return Optional.empty();
            }
            start = start.outer().get();
        }
        JsonNode found = start.here().at(pointer.path());
        return found.isMissingNode() || found.isNull() ? Optional.empty() : Optional.of(found);
    }

    Optional<String> text(Pointer pointer) {
        Optional<String> text = find(pointer).flatMap(Scalar::text);
        text.ifPresent(t -> run.read(t, 1));
        return text;
    }
}
