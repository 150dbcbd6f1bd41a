// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.core.device;

import java.util.Locale;
import java.util.Set;

/**
 * Values that stand where a real identifier is missing. Two machines that both say "Default string" are not the same
 * machine, so matching on one of these would block, or clear, the wrong device.
 */
final class JunkIdentifiers {
    private static final Set<String> WORDS = Set.of(
            "",
            "0",
            "unknown",
            "n/a",
            "none",
            "null",
            "default string",
            "system.byte[]",
            "[redacted]",
            "redacted",
            "to be filled by o.e.m.",
            "system serial number",
            "not specified",
            "not applicable",
            "invalid",
            "no_host",
            "hostid");

    private JunkIdentifiers() {}

    static boolean contains(AliasType type, String value) {
        String word = value.toLowerCase(Locale.ROOT);
        return switch (type) {
            // Administrators choose ids; only the empty one cannot be one.
            case ID -> word.isEmpty();
            case HOSTNAME -> WORDS.contains(word) || word.equals("localhost");
            default -> WORDS.contains(word) || onlyZeros(word);
        };
    }

    /** The zero GUID in any spelling, and serials such as 0000000. */
    private static boolean onlyZeros(String value) {
        return value.chars().allMatch(c -> c == '0' || c == '-');
    }
}
