// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.risk.source;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How a source proves who it is. */
public enum AuthMethod {
    /** Standard Webhooks signature over the body. */
    HMAC,
    /** A static secret in a header. Anyone who sees one request can replay it, so it may not clear unless told to. */
    HEADER,
    /** A service-account token of the realm. */
    BEARER;

    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    boolean mayClearByDefault() {
        return this != HEADER;
    }

    static Optional<AuthMethod> ofWire(String wire) {
        return Arrays.stream(values()).filter(m -> m.wire().equals(wire)).findFirst();
    }
}
