// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.risk.mapping;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Places to look at, in this order, until one has a usable value. */
record Selector(List<Candidate> candidates) {

    /** One place, or one in each item of an array. */
    sealed interface Candidate {
        <T> Optional<T> read(Scope scope, Function<String, Optional<T>> usable);
    }

    record At(Pointer pointer) implements Candidate {
        @Override
        public <T> Optional<T> read(Scope scope, Function<String, Optional<T>> usable) {
            Optional<String> text = scope.text(pointer);
            Optional<T> read = text.filter(value -> !value.isBlank()).flatMap(usable);
            scope.run()
                    .trace()
                    .looked(
                            pointer.text(),
                            text,
                            read.isPresent() ? "used" : text.isEmpty() ? "nothing" : "not usable");
            return read;
        }
    }

    /** The first item that is wanted and has a usable value. JSON Pointer alone cannot express this. */
    record Search(Each each, At pick) implements Candidate {
        @Override
        public <T> Optional<T> read(Scope scope, Function<String, Optional<T>> usable) {
            return each.in(scope)
                    .flatMap(found -> pick.read(found.scope(), usable).stream())
                    .findFirst();
        }
    }

    <T> Optional<T> first(Scope scope, Function<String, Optional<T>> usable) {
        for (Candidate candidate : candidates) {
            Optional<T> read = candidate.read(scope, usable);
            if (read.isPresent()) {
                return read;
            }
        }
        return Optional.empty();
    }
}
