// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.risk.mapping;

import io.conditionalaccess.risk.reading.Text;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** How a text of a signal is made. */
sealed interface Value {

    /** @param usable what makes a found value count; otherwise the next place is looked at */
    Optional<String> text(Scope scope, Predicate<String> usable);

    default Optional<String> text(Scope scope) {
        return text(scope, any -> true);
    }

    record Constant(String value) implements Value {
        @Override
        public Optional<String> text(Scope scope, Predicate<String> usable) {
            return Optional.of(value).filter(usable);
        }
    }

    record Selected(Selector selector, List<Transform> transforms) implements Value {
        @Override
        public Optional<String> text(Scope scope, Predicate<String> usable) {
            return selector.first(
                    scope, found -> Transform.all(transforms, found).filter(usable));
        }
    }

    /** All parts or nothing: half an id is another id. */
    record Concatenated(List<Value> parts) implements Value {
        @Override
        public Optional<String> text(Scope scope, Predicate<String> usable) {
            StringBuilder whole = new StringBuilder();
            int room = Limits.TEXT;
            for (Value part : parts) {
                Optional<String> text = part.text(scope);
                if (text.isEmpty()) {
                    return Optional.empty();
                }
                // Names that are too long stay too long; texts for people are cut anyway.
                String fits = Text.cut(text.get(), Math.max(room, 1));
                room -= fits.length();
                whole.append(fits);
            }
            return Optional.of(whole.toString()).filter(usable);
        }
    }
}
