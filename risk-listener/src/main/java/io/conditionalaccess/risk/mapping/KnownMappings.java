// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.risk.mapping;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.conditionalaccess.risk.reading.FieldError;
import java.util.List;
import java.util.Optional;

/** Mappings as they are configured, by name or as a text; each text is read once, however many sources have it. */
public final class KnownMappings {
    public static final int MAX_LENGTH = 64 * 1024;

    private static final long MAX_KEPT = 8L * 1024 * 1024;

    private static final Cache<String, Mapping> READ = Caffeine.newBuilder()
            .maximumWeight(MAX_KEPT)
            .weigher((String text, Mapping mapping) -> text.length())
            .build();

    private KnownMappings() {}

    /** @param nameOrJson the name of a shipped mapping, or a mapping itself, which begins with a brace */
    public static Mapping.Parsed of(String nameOrJson) {
        String given = nameOrJson.strip();
        if (given.length() > MAX_LENGTH) {
            return faulty(FieldError.of("", "expected at most " + MAX_LENGTH + " characters, got " + given.length()));
        }
        if (given.startsWith("{")) {
            return read(given);
        }
        Optional<String> shipped = ShippedMappings.text(given);
        return shipped.map(KnownMappings::read)
                .orElseGet(() -> faulty(FieldError.of(
                        "",
                        "expected a mapping in JSON, or one of " + String.join(", ", ShippedMappings.names()),
                        given)));
    }

    private static Mapping.Parsed read(String text) {
        Mapping known = READ.getIfPresent(text);
        if (known != null) {
            return new Mapping.Parsed.Usable(known);
        }
        Mapping.Parsed parsed = Mapping.parse(text);
        if (parsed instanceof Mapping.Parsed.Usable usable) {
            READ.put(text, usable.mapping());
        }
        return parsed;
    }

    private static Mapping.Parsed faulty(FieldError error) {
        return new Mapping.Parsed.Faulty(List.of(error));
    }
}
