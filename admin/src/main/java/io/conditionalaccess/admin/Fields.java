// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.admin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * Reads the fields of one JSON object and collects what is wrong with any of them, so that a caller learns everything
 * at once. JSON null is the same as absent.
 */
final class Fields {
    private static final int MAX_TIME = 64;

    private final ObjectNode object;
    private final String pointer;
    private final List<FieldError> errors;
    private final Set<String> known = new HashSet<>();

    private Fields(ObjectNode object, String pointer, List<FieldError> errors) {
        this.object = object;
        this.pointer = pointer;
        this.errors = errors;
    }

    static Fields of(ObjectNode body) {
        return new Fields(body, "", new ArrayList<>());
    }

    /** A text without blanks at its ends and without control characters; absent if it is blank. */
    Optional<String> text(String field, int max) {
        return value(field).flatMap(value -> text(value, pointer(field), max));
    }

    /** As {@link #text}; its absence is an error, and the answer then the empty string. */
    String required(String field, int max) {
        Optional<String> text = text(field, max);
        if (text.isEmpty() && errors.stream().noneMatch(e -> e.pointer().equals(pointer(field)))) {
            refuse(field, "expected 1 to " + max + " characters");
        }
        return text.orElse("");
    }

    /** Whatever it is. */
    Optional<JsonNode> json(String field) {
        return value(field);
    }

    Optional<Integer> whole(String field) {
        Optional<JsonNode> value = value(field);
        Optional<Integer> number = value.filter(JsonNode::isInt).map(JsonNode::intValue);
        if (value.isPresent() && number.isEmpty()) {
            refuse(field, "expected a whole number");
        }
        return number;
    }

    /** ISO 8601 with an offset. */
    Optional<Instant> time(String field) {
        return text(field, MAX_TIME).flatMap(value -> {
            try {
                return Optional.of(OffsetDateTime.parse(value).toInstant());
            } catch (DateTimeParseException e) {
                refuse(field, "expected an ISO 8601 time such as 2026-11-22T01:02:03Z");
                return Optional.empty();
            }
        });
    }

    /** An object of settings as components have them: texts, numbers, true or false, or an array of one such. */
    Map<String, String> settings(String field, int maxItems) {
        Optional<JsonNode> value = value(field);
        Map<String, String> settings = new LinkedHashMap<>();
        if (value.filter(v -> !v.isObject() || v.size() > maxItems).isPresent()) {
            refuse(field, "expected an object of at most " + maxItems);
            return settings;
        }
        value.ifPresent(object -> object.properties().forEach(entry -> {
            JsonNode item = entry.getValue().isArray() && entry.getValue().size() == 1
                    ? entry.getValue().get(0)
                    : entry.getValue();
            if (item.isValueNode()) {
                settings.put(entry.getKey(), item.isNull() ? "" : item.asText());
            } else {
                errors.add(new FieldError(
                        pointer(field) + "/" + entry.getKey(),
                        "expected a text, a number, true or false",
                        shown(item)));
            }
        }));
        return settings;
    }

    /** An array of texts, each read into something else; {@code expectation} is said of those that cannot be. */
    <T> List<T> texts(String field, int maxItems, int max, Function<String, Optional<T>> read, String expectation) {
        List<JsonNode> items = items(field, maxItems);
        List<T> values = new ArrayList<>();
        for (int i = 0; i < items.size(); i++) {
            JsonNode item = items.get(i);
            String at = pointer(field) + "/" + i;
            text(item, at, max)
                    .ifPresent(text -> read.apply(text)
                            .ifPresentOrElse(
                                    values::add, () -> errors.add(new FieldError(at, expectation, shown(item)))));
        }
        return values;
    }

    List<Fields> objects(String field, int maxItems) {
        List<JsonNode> items = items(field, maxItems);
        return IntStream.range(0, items.size())
                .mapToObj(i -> object(items.get(i), pointer(field) + "/" + i))
                .flatMap(Optional::stream)
                .toList();
    }

    /** Fields that may be sent and mean nothing: what an earlier answer contained and nobody can write. */
    void ignore(Set<String> readOnly) {
        known.addAll(readOnly);
    }

    void refuse(String field, String expectation) {
        errors.add(new FieldError(pointer(field), expectation, shown(object.path(field))));
    }

    /** Refuses every field that nobody asked for: a typing error must not be lost silently. */
    void nothingElse() {
        object.fieldNames().forEachRemaining(field -> {
            if (!known.contains(field)) {
                refuse(
                        field,
                        "unknown field; expected " + known.stream().sorted().toList());
            }
        });
    }

    /** @throws Problem 400 with everything that was refused */
    void requireNoErrors() {
        if (!errors.isEmpty()) {
            throw Problem.invalid(errors);
        }
    }

    private Optional<JsonNode> value(String field) {
        known.add(field);
        return Optional.ofNullable(object.get(field)).filter(value -> !value.isNull());
    }

    private List<JsonNode> items(String field, int maxItems) {
        Optional<JsonNode> value = value(field);
        if (value.filter(v -> !v.isArray() || v.size() > maxItems).isPresent()) {
            refuse(field, "expected an array of at most " + maxItems);
            return List.of();
        }
        List<JsonNode> items = new ArrayList<>();
        value.ifPresent(array -> array.forEach(items::add));
        return items;
    }

    private Optional<String> text(JsonNode value, String at, int max) {
        Optional<String> text = Optional.of(value)
                .filter(JsonNode::isTextual)
                .map(v -> v.textValue().strip());
        boolean fits = text.filter(t -> t.length() <= max && t.chars().noneMatch(Character::isISOControl))
                .isPresent();
        if (!fits) {
            errors.add(new FieldError(
                    at, "expected a text of at most " + max + " characters without control characters", shown(value)));
        }
        return text.filter(t -> fits && !t.isEmpty());
    }

    private Optional<Fields> object(JsonNode value, String at) {
        if (value instanceof ObjectNode item) {
            return Optional.of(new Fields(item, at, errors));
        }
        errors.add(new FieldError(at, "expected an object", shown(value)));
        return Optional.empty();
    }

    private static Optional<String> shown(JsonNode value) {
        return value.isMissingNode()
                ? Optional.empty()
                : Optional.of(Excerpt.of(value.isValueNode() ? value.asText() : value.toString()));
    }

    private String pointer(String field) {
        return pointer + "/" + field.replace("~", "~0").replace("/", "~1");
    }
}
