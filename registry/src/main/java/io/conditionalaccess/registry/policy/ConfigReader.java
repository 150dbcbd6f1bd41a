// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.registry.policy;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Reads configuration values and collects what is wrong with them, each as "key: expected ..., got 'value'". A wrong
 * value reads as its default, so that a configuration that became invalid under a newer version still has an effect.
 */
final class ConfigReader {
    private final Map<String, String> values;
    private final List<String> errors = new ArrayList<>();

    ConfigReader(Map<String, String> values) {
        this.values = values;
    }

    List<String> errors() {
        return List.copyOf(errors);
    }

    void error(String message) {
        errors.add(message);
    }

    Optional<String> text(String key) {
        return Optional.ofNullable(values.get(key)).map(String::strip).filter(value -> !value.isEmpty());
    }

    <T> T choice(String key, Map<String, T> choices, T otherwise) {
        Optional<String> text = text(key);
        if (text.isPresent() && !choices.containsKey(text.get())) {
            errors.add(key + ": expected one of "
                    + choices.keySet().stream().sorted().toList() + ", got '" + text.get() + "'");
        }
        return text.map(choices::get).orElse(otherwise);
    }

    Set<String> list(String key) {
        return text(key).stream()
                .flatMap(value -> Arrays.stream(value.split("##|,")))
                .map(String::strip)
                .filter(part -> !part.isEmpty())
                .collect(LinkedHashSet::new, Set::add, Set::addAll);
    }

    Duration duration(String key, Duration otherwise, Duration least, Duration most) {
        return parsed(key, text -> {
                    Duration value = parseDuration(text);
                    if (value.compareTo(least) < 0 || value.compareTo(most) > 0) {
                        throw new IllegalArgumentException(
                                "expected a duration from " + least + " to " + most + ", got '" + text + "'");
                    }
                    return value;
                })
                .orElse(otherwise);
    }

    /** Reads with a function that throws IllegalArgumentException with "expected ..., got ...". */
    <T> Optional<T> parsed(String key, Function<String, T> parser) {
        try {
            return text(key).map(parser);
        } catch (IllegalArgumentException e) {
            errors.add(key + ": " + e.getMessage());
            return Optional.empty();
        }
    }

    /** ISO 8601: PT8H, P30D, P1DT12H; a day is 24 hours. */
    static Duration parseDuration(String text) {
        try {
            return Duration.parse(text);
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException(
                    "expected an ISO 8601 duration such as PT8H or P30D, got '" + text + "'", e);
        }
    }
}
