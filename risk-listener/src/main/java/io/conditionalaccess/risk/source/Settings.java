// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.risk.source;

import java.net.URI;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.keycloak.common.util.MultivaluedHashMap;

/** Typed access to a component's configuration. Blank values count as absent: the console sends them for empty fields. */
final class Settings {
    private final MultivaluedHashMap<String, String> raw;

    Settings(MultivaluedHashMap<String, String> raw) {
        this.raw = raw;
    }

    /** A misspelt key would silently leave its default in force. */
    void only(Collection<String> known) {
        raw.keySet().stream().filter(key -> !known.contains(key)).findFirst().ifPresent(key -> {
            throw InvalidSetting.of(key, "not a key of this kind of source, known are " + String.join(", ", known));
        });
    }

    List<String> all(String key) {
        return raw.getOrDefault(key, List.of()).stream()
                .flatMap(value -> value == null ? List.<String>of().stream() : List.of(value.split(",")).stream())
                .map(String::strip)
                .filter(value -> !value.isEmpty())
                .toList();
    }

    Optional<String> text(String key) {
        List<String> values = raw.getOrDefault(key, List.of()).stream()
                .filter(value -> value != null && !value.isBlank())
                .map(String::strip)
                .toList();
        if (values.size() > 1) {
            throw InvalidSetting.of(key, "expected one value, got " + values.size());
        }
        return values.stream().findFirst();
    }

    /** Of a server that we call; secrets go there, hence https, or http within this machine. */
    Optional<URI> address(String key) {
        return text(key)
                .map(text -> PeerUrl.parse(text)
                        .orElseThrow(() -> InvalidSetting.of(
                                key,
                                "an https address without user, query and fragment (http only of this machine)",
                                text)));
    }

    Optional<Boolean> flag(String key) {
        return choice(key, List.of("true", "false"), value -> switch (value) {
            case "true" -> Optional.of(true);
            case "false" -> Optional.of(false);
            default -> Optional.empty();
        });
    }

    <T> Optional<T> choice(String key, List<String> allowed, Function<String, Optional<T>> read) {
        return text(key)
                .map(value -> read.apply(value)
                        .orElseThrow(() -> InvalidSetting.of(key, "one of " + String.join(", ", allowed), value)));
    }

    int number(String key, int fallback, int min, int max) {
        Optional<String> value = text(key);
        if (value.isEmpty()) {
            return fallback;
        }
        String expected = "a whole number from " + min + " to " + max;
        try {
            int number = Integer.parseInt(value.get());
            if (number < min || number > max) {
                throw InvalidSetting.of(key, expected, value.get());
            }
            return number;
        } catch (NumberFormatException e) {
            throw InvalidSetting.of(key, expected, value.get());
        }
    }

    /** ISO 8601, for example PT15M; a day is 24 hours. */
    Optional<Duration> duration(String key, Duration min, Duration max) {
        return text(key).map(value -> {
            String expected = "an ISO 8601 duration from " + min + " to " + max;
            try {
                Duration duration = Duration.parse(value);
                if (duration.compareTo(min) < 0 || duration.compareTo(max) > 0) {
                    throw InvalidSetting.of(key, expected, value);
                }
                return duration;
            } catch (DateTimeParseException e) {
                throw InvalidSetting.of(key, expected, value);
            }
        });
    }
}
