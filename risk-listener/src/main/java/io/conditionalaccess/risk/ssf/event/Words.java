// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.risk.ssf.event;

import java.util.Locale;

/** Transmitters' words in ours. What is not known is "unknown", never good. */
final class Words {
    static final String UNKNOWN = "unknown";

    private Words() {}

    /** CAEP 1.0, section 3.5, with spellings seen on the wire. */
    static String compliance(String status) {
        return switch (word(status)) {
            case "compliant" -> "compliant";
            // A device that nobody manages any more is not kept as its organisation demands.
            case "not-compliant", "non-compliant", "noncompliant", "unmanaged" -> "not-compliant";
            default -> UNKNOWN;
        };
    }

    /** CAEP 1.0, section 3.8. Its best level is "low". */
    static String risk(String level) {
        return switch (word(level)) {
            case "low", "none", "secure" -> "low";
            case "medium" -> "medium";
            case "high", "critical" -> "high";
            default -> UNKNOWN;
        };
    }

    static String word(String text) {
        return text.strip().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
