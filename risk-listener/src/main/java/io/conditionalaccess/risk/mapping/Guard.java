// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.risk.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeType;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BiPredicate;

/** A condition on a body. There are no regular expressions, so each costs time in proportion to what it reads. */
sealed interface Guard {
    Guard ALWAYS = new All(List.of());

    boolean holds(Scope scope);

    /**
     * Whether it holds only if the body has a value that the mapping names. Only then may a mapping say something good
     * without a table: what is absent, or merely not something else, proves nothing.
     */
    boolean affirmative();

    record All(List<Guard> guards) implements Guard {
        @Override
        public boolean holds(Scope scope) {
            return guards.stream().allMatch(guard -> guard.holds(scope));
        }

        @Override
        public boolean affirmative() {
            return guards.stream().anyMatch(Guard::affirmative);
        }
    }

    record Any(List<Guard> guards) implements Guard {
        @Override
        public boolean holds(Scope scope) {
            return guards.stream().anyMatch(guard -> guard.holds(scope));
        }

        @Override
        public boolean affirmative() {
            return !guards.isEmpty() && guards.stream().allMatch(Guard::affirmative);
        }
    }

    record Not(Guard guard) implements Guard {
        @Override
        public boolean holds(Scope scope) {
            boolean holds = !guard.holds(scope);
            if (!holds) {
                scope.run().trace().missed("not", "the opposite", Optional.empty());
            }
            return holds;
        }

        @Override
        public boolean affirmative() {
            return false;
        }
    }

    /** How a text is compared with a word. */
    enum Comparison {
        EQUALS("equals", String::equals),
        PREFIX("prefix", String::startsWith),
        SUFFIX("suffix", String::endsWith),
        CONTAINS("contains", String::contains);

        private final String key;
        // The enum's constants are method references, which have no state.
        @SuppressWarnings("ImmutableEnumChecker")
        private final BiPredicate<String, String> test;

        Comparison(String key, BiPredicate<String, String> test) {
            this.key = key;
            this.test = test;
        }

        String key() {
            return key;
        }
    }

    /** @param words one of them is enough; in lower case if case does not matter */
    record Words(Pointer at, Comparison comparison, List<String> words, boolean ignoreCase) implements Guard {
        @Override
        public boolean holds(Scope scope) {
            Optional<String> actual = scope.text(at);
            actual.ifPresent(text -> scope.run().read(text, words.size()));
            boolean holds = actual.map(text -> ignoreCase ? text.toLowerCase(Locale.ROOT) : text)
                    .filter(text -> words.stream().anyMatch(word -> comparison.test.test(text, word)))
                    .isPresent();
            if (!holds) {
                scope.run().trace().missed(at.text(), comparison.key + " one of " + words, actual);
            }
            return holds;
        }

        @Override
        public boolean affirmative() {
            return true;
        }
    }

    /** A number, or a string that is one, in {@code [atLeast, below)}. */
    record Range(Pointer at, Optional<BigDecimal> atLeast, Optional<BigDecimal> below) implements Guard {
        @Override
        public boolean holds(Scope scope) {
            Optional<JsonNode> actual = scope.find(at);
            boolean holds = actual.flatMap(Scalar::number)
                    .filter(n -> atLeast.isEmpty() || n.compareTo(atLeast.get()) >= 0)
                    .filter(n -> below.isEmpty() || n.compareTo(below.get()) < 0)
                    .isPresent();
            if (!holds) {
                String expected =
                        "a number" + atLeast.map(n -> " at least " + n).orElse("")
                                + below.map(n -> " below " + n).orElse("");
                scope.run().trace().missed(at.text(), expected, actual.flatMap(Scalar::text));
            }
            return holds;
        }

        @Override
        public boolean affirmative() {
            return atLeast.isPresent() && below.isPresent();
        }
    }

    record Present(Pointer at, boolean wanted) implements Guard {
        @Override
        public boolean holds(Scope scope) {
            Optional<JsonNode> actual = scope.find(at);
            boolean holds = actual.isPresent() == wanted;
            if (!holds) {
                scope.run().trace().missed(at.text(), wanted ? "exists" : "absent", actual.flatMap(Scalar::text));
            }
            return holds;
        }

        @Override
        public boolean affirmative() {
            return false;
        }
    }

    record Type(Pointer at, JsonNodeType type) implements Guard {
        @Override
        public boolean holds(Scope scope) {
            Optional<JsonNodeType> actual = scope.find(at).map(JsonNode::getNodeType);
            boolean holds = actual.filter(type::equals).isPresent();
            if (!holds) {
                scope.run().trace().missed(at.text(), "type " + type, actual.map(JsonNodeType::name));
            }
            return holds;
        }

        @Override
        public boolean affirmative() {
            return false;
        }
    }

    /** At least one item of an array. */
    record Some(Each each) implements Guard {
        @Override
        public boolean holds(Scope scope) {
            return each.in(scope).findFirst().isPresent();
        }

        @Override
        public boolean affirmative() {
            return each.where().affirmative();
        }
    }

    /** All items of an array that has some. */
    record Every(Each each) implements Guard {
        @Override
        public boolean holds(Scope scope) {
            int size = scope.find(each.array())
                    .filter(JsonNode::isArray)
                    .map(JsonNode::size)
                    .orElse(0);
            return size > 0 && each.in(scope).count() == size;
        }

        @Override
        public boolean affirmative() {
            return each.where().affirmative();
        }
    }
}
