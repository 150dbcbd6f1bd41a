// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.risk.mapping;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/** Puts a text into the form in which it is compared; a text that cannot be, is no value. */
enum Transform {
    TRIM {
        @Override
        Optional<String> apply(String text) {
            return some(text.strip());
        }
    },
    LOWER {
        @Override
        Optional<String> apply(String text) {
            return some(text.toLowerCase(Locale.ROOT));
        }
    },
    UPPER {
        @Override
        Optional<String> apply(String text) {
            return some(text.toUpperCase(Locale.ROOT));
        }
    },
    /** With or without braces or hyphens, to lower case with hyphens. The zero GUID is none. */
    GUID {
        @Override
        Optional<String> apply(String text) {
            String digits = text.strip().replaceAll("[{}-]", "").toLowerCase(Locale.ROOT);
            if (!HEX_32.matcher(digits).matches()) {
                return Optional.empty();
            }
            UUID guid = new UUID(
                    Long.parseUnsignedLong(digits.substring(0, 16), 16),
                    Long.parseUnsignedLong(digits.substring(16), 16));
            return guid.equals(NOBODYS) ? Optional.empty() : Optional.of(guid.toString());
        }
    },
    /** Upper case, one blank where there are several. */
    SERIAL {
        @Override
        Optional<String> apply(String text) {
            return some(text.strip().toUpperCase(Locale.ROOT).replaceAll("\\s+", " "));
        }
    },
    /** Twelve hex digits without separators. Those that do not name one network card are none. */
    MAC {
        @Override
        Optional<String> apply(String text) {
            String digits = text.strip().replaceAll("[:.-]", "").toLowerCase(Locale.ROOT);
            if (!HEX_12.matcher(digits).matches() || digits.startsWith("00005e0053")) {
                return Optional.empty();
            }
            int first = Integer.parseInt(digits.substring(0, 2), 16);
            // Bit 0: multicast. Bit 1: administered locally, as randomised ones are (IEEE 802).
            boolean burntIn = (first & 0b11) == 0 && !digits.equals("000000000000");
            return burntIn ? Optional.of(digits) : Optional.empty();
        }
    };

    private static final Pattern HEX_32 = Pattern.compile("[0-9a-f]{32}");
    private static final Pattern HEX_12 = Pattern.compile("[0-9a-f]{12}");
    private static final UUID NOBODYS = new UUID(0, 0);

    abstract Optional<String> apply(String text);

    String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<Transform> of(String key) {
        return Arrays.stream(values()).filter(t -> t.key().equals(key)).findFirst();
    }

    static Optional<String> all(List<Transform> transforms, String text) {
        Optional<String> value = Optional.of(text);
        for (Transform transform : transforms) {
            value = value.flatMap(transform::apply);
        }
        return value;
    }

    private static Optional<String> some(String text) {
        return text.isEmpty() ? Optional.empty() : Optional.of(text);
    }
}
