// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.registry;

import java.util.regex.Pattern;

/**
 * The signal that made something happen, for logs and traces.
 *
 * @param source alias
 * @param signal the id that the source gave it
 */
public record Cause(String source, String signal) {
    private static final Pattern LINE_BREAKING = Pattern.compile("[\\p{Cc}\\p{Zl}\\p{Zp}]");

    /** For a line of the log: {@code source=edr signal=evt-1}. A sender chooses the id, so it could forge lines. */
    @Override
    public String toString() {
        return "source=" + source + " signal=" + LINE_BREAKING.matcher(signal).replaceAll("?");
    }
}
