// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.risk.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import io.conditionalaccess.risk.reading.FieldError;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** A part of a mapping's text, which knows its place for what is wrong with it. */
record Part(JsonNode node, String place, Mistakes mistakes) {

    /** Everything that is wrong with a mapping, and what it has used up. */
    static final class Mistakes {
        private static final int MAX = 50;
        private final List<FieldError> errors = new ArrayList<>();
        private int pointers;

        List<FieldError> errors() {
            return errors;
        }

        void nextRule() {
            pointers = 0;
        }

        private void add(FieldError error) {
            if (errors.size() < MAX) {
                errors.add(error);
            }
        }
    }

    void mistake(String expected) {
        String got = node.isMissingNode() ? "" : node.isTextual() ? node.textValue() : node.toString();
        mistakes.add(node.isMissingNode() ? FieldError.of(place, expected) : FieldError.of(place, expected, got));
    }

    /** A mistake at a member, which may be missing. */
    void mistake(String member, String expected) {
        at(member).mistake(expected);
    }

    boolean object() {
        return is(node.isObject(), "expected an object");
    }

    void only(Collection<String> known) {
        node.fieldNames().forEachRemaining(name -> {
            if (!known.contains(name)) {
                at(name).mistake("unknown member, expected one of "
                        + known.stream().sorted().toList());
            }
        });
    }

    /** Also for a member that is not there, so that a mistake has its place. */
    Part at(String member) {
        return new Part(
                node.path(member), place + "/" + member.replace("~", "~0").replace("/", "~1"), mistakes);
    }

    Optional<Part> member(String name) {
        return node.has(name) ? Optional.of(at(name)) : Optional.empty();
    }

    List<String> names() {
        List<String> names = new ArrayList<>();
        node.fieldNames().forEachRemaining(names::add);
        return names;
    }

    /** The items of an array of 1 to {@code max}; of a single value, that value. */
    List<Part> oneOrMore(int max) {
        return node.isArray() ? items(max) : List.of(this);
    }

    List<Part> items(int max) {
        if (!is(node.isArray() && !node.isEmpty() && node.size() <= max, "expected an array of 1 to " + max)) {
            return List.of();
        }
        List<Part> items = new ArrayList<>(node.size());
        for (JsonNode item : node) {
            items.add(new Part(item, place + "/" + items.size(), mistakes));
        }
        return items;
    }

    Optional<String> text() {
        return is(node.isTextual() && !node.textValue().isEmpty(), "expected a string that is not empty")
                ? Optional.of(node.textValue())
                : Optional.empty();
    }

    boolean flag(String name) {
        Optional<Part> part = member(name);
        return part.isPresent()
                && part.get().is(part.get().node.isBoolean(), "expected true or false")
                && part.get().node.booleanValue();
    }

    Optional<BigDecimal> number(String name) {
        return member(name)
                .flatMap(part -> part.is(part.node.isNumber(), "expected a number")
                        ? Scalar.number(part.node.asText()).or(() -> {
                            part.mistake("expected a number without an exponent");
                            return Optional.empty();
                        })
                        : Optional.empty());
    }

    /** ISO 8601, days to seconds, more than zero. */
    Optional<Duration> duration() {
        try {
            return text().map(Duration::parse).filter(Part::sensible).or(() -> {
                mistake("expected a duration of more than zero and at most ten years, such as P7D or PT12H");
                return Optional.empty();
            });
        } catch (DateTimeParseException notADuration) {
            mistake("expected a duration such as P7D or PT12H");
            return Optional.empty();
        }
    }

    private static boolean sensible(Duration duration) {
        return !duration.isNegative() && !duration.isZero() && duration.compareTo(Limits.LONGEST) <= 0;
    }

    /** @param reading of the text; empty is a mistake */
    <T> Optional<T> word(Function<String, Optional<T>> reading, String expected) {
        Optional<String> text = text();
        Optional<T> read = text.flatMap(reading);
        if (text.isPresent() && read.isEmpty()) {
            mistake(expected);
        }
        return read;
    }

    static String oneOf(String... words) {
        return "expected one of " + Arrays.toString(words);
    }

    Optional<Pointer> pointer() {
        return is(node.isTextual(), Pointer.EXPECTED) ? pointer(node.textValue()) : Optional.empty();
    }

    Optional<Pointer> pointer(String text) {
        Optional<Pointer> pointer = Pointer.of(text);
        is(pointer.isPresent(), Pointer.EXPECTED);
        mistakes.pointers++;
        if (mistakes.pointers == Limits.POINTERS_IN_RULE + 1) {
            mistake("expected at most " + Limits.POINTERS_IN_RULE + " pointers in a rule; this is one more");
        }
        return pointer;
    }

    private boolean is(boolean holds, String expected) {
        if (!holds) {
            mistake(expected);
        }
        return holds;
    }
}
