// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.risk.source;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** How a source proves who it is. */
public enum AuthMethod {
    /** Standard Webhooks signature over the body. */
    HMAC,
    /** A static secret in a header. Anyone who sees one request can replay it, so it may not clear unless told to. */
    HEADER,
    /** A service-account token of the realm. */
    BEARER,
    /** The signature of a Security Event Token; not a choice but how sources of kind {@code ssf} work. */
    SET;

    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Those among which an administrator chooses. */
    static List<AuthMethod> choices() {
        return Arrays.stream(values()).filter(method -> method != SET).toList();
    }

    boolean mayClearByDefault() {
        return this != HEADER;
    }

    static Optional<AuthMethod> ofWire(String wire) {
        return choices().stream().filter(m -> m.wire().equals(wire)).findFirst();
    }
}
