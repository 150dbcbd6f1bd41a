// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.risk.source;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What a vendor wants to hear before it sends anything, and that it asks without a proof. */
public enum Handshake {
    GRAPH,
    EVENT_GRID,
    CLOUD_EVENTS,
    OKTA;

    public String wire() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static List<String> words() {
        return Arrays.stream(values()).map(Handshake::wire).toList();
    }

    static Optional<Handshake> ofWire(String wire) {
        return Arrays.stream(values()).filter(h -> h.wire().equals(wire)).findFirst();
    }
}
