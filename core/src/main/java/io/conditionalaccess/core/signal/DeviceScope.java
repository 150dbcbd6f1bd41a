// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.core.signal;

import io.conditionalaccess.core.device.DeviceId;
import io.conditionalaccess.core.device.Tag;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Which devices a source may speak of: all, or those that one of the terms describes.
 *
 * @param terms none means all devices
 */
public record DeviceScope(List<Term> terms) {
    public static final DeviceScope ALL = new DeviceScope(List.of());

    public DeviceScope {
        terms = List.copyOf(terms);
    }

    /** What a term looks at. */
    public enum Trait {
        /** The public id; a star stands for any characters. */
        ID,
        /** What an administrator entered as the platform. */
        PLATFORM,
        /** Any of the tags that administrators gave it. */
        TAG
    }

    /** @param pattern in lower case */
    public record Term(Trait trait, String pattern) {
        private static final int MAX_LENGTH = 128;
        /** Each doubles, at worst, the work of matching. */
        private static final int MAX_STARS = 4;

        /** Reads {@code id:lab-*}, {@code platform:windows} or {@code tag:lab}. */
        public static Optional<Term> of(String text) {
            int colon = text.indexOf(':');
            String pattern = text.substring(colon + 1).strip().toLowerCase(Locale.ROOT);
            boolean usable = colon > 0
                    && !pattern.isEmpty()
                    && pattern.length() <= MAX_LENGTH
                    && pattern.chars().filter(c -> c == '*').count() <= MAX_STARS;
            return usable
                    ? Arrays.stream(Trait.values())
                            .filter(trait -> trait.name()
                                    .equalsIgnoreCase(text.substring(0, colon).strip()))
                            .findFirst()
                            .map(trait -> new Term(trait, pattern))
                    : Optional.empty();
        }

        private boolean matches(String value) {
            String regex =
                    Arrays.stream(pattern.split("\\*", -1)).map(Pattern::quote).collect(Collectors.joining(".*"));
            return Pattern.compile(regex, Pattern.DOTALL)
                    .matcher(value.toLowerCase(Locale.ROOT))
                    .matches();
        }
    }

    public boolean all() {
        return terms.isEmpty();
    }

    public boolean covers(DeviceId id, Optional<String> platform, Set<Tag> tags) {
        return all()
                || terms.stream().anyMatch(term -> switch (term.trait) {
                    case ID -> term.matches(id.value());
                    case PLATFORM -> platform.filter(term::matches).isPresent();
                    case TAG -> tags.stream().anyMatch(tag -> term.matches(tag.value()));
                });
    }
}
