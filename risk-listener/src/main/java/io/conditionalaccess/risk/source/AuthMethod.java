// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.risk.source;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** The words of the setting {@code auth}; what each takes is a {@link Proof}. */
public enum AuthMethod {
    /** Standard Webhooks signature over the body. */
    HMAC,
    /** A static secret in a header. */
    HEADER,
    /** A service-account token of the realm. */
    BEARER,
    /** A signature over the body as some vendor computes it. */
    CUSTOM_HMAC,
    /** User name and password (RFC 7617). */
    BASIC,
    /** A client certificate shown in the TLS handshake. */
    CLIENT_CERTIFICATE,
    /** A static secret in each of Microsoft Graph's notifications. */
    CLIENT_STATE,
    /** The signature of a Security Event Token; not a choice but how sources of kind {@code ssf} work. */
    SET;

    public String wire() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Those among which an administrator chooses. */
    static List<String> words() {
        return choices().map(AuthMethod::wire).toList();
    }

    static Optional<AuthMethod> ofWire(String wire) {
        return choices().filter(m -> m.wire().equals(wire)).findFirst();
    }

    private static Stream<AuthMethod> choices() {
        return Arrays.stream(values()).filter(method -> method != SET);
    }
}
