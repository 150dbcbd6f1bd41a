// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.risk.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The items of an array for which a guard holds; each becomes the place where pointers start. */
record Each(Pointer array, Guard where) {

    /** An item and its index in the array. */
    record Found(int index, Scope scope) {}

    /** Lazily, so that whoever needs only the first does not pay for all. */
    Stream<Found> in(Scope scope) {
        Optional<JsonNode> items = scope.find(array).filter(JsonNode::isArray);
        return items.stream()
                .flatMap(list -> IntStream.range(0, list.size())
                        .mapToObj(index -> new Found(index, scope.into(list.get(index)))))
                .filter(found -> {
                    scope.run().step();
                    return where.holds(found.scope());
                });
    }
}
