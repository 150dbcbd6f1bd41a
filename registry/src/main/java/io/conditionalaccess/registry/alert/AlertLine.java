// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.registry.alert;

import java.util.TreeMap;

/** The form of an alert in the log: {@code key=value} pairs in a fixed order, details last and sorted. */
final class AlertLine {
    private AlertLine() {}

    static String of(Alert alert) {
        StringBuilder line = new StringBuilder("alert");
        add(line, "kind", alert.kind().wire());
        add(line, "realm", alert.realmId());
        alert.device().ifPresent(device -> add(line, "device", device));
        alert.user().ifPresent(user -> add(line, "user", user));
        new TreeMap<>(alert.details()).forEach((key, value) -> add(line, key, value));
        return line.toString();
    }

    /** Quoted where a blank, a quote or a line break would make two pairs, or two lines, of one. */
    private static void add(StringBuilder line, String key, String value) {
        line.append(' ').append(key).append('=');
        boolean plain = value.chars().allMatch(c -> c > ' ' && c < 0x7f && c != '"' && c != '=');
        if (plain) {
            line.append(value);
        } else {
            line.append('"')
                    .append(value.replaceAll("\\p{Cntrl}", " ")
                            .replace("\\", "\\\\")
                            .replace("\"", "\\\""))
                    .append('"');
        }
    }
}
