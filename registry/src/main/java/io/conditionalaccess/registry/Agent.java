// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.registry;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.keycloak.representations.account.DeviceRepresentation;

/**
 * What a browser says it is: names without versions, as Keycloak reads them out of its {@code User-Agent}.
 *
 * @param browser for example {@code Firefox}
 * @param platform for example {@code Windows}
 */
public record Agent(Optional<String> browser, Optional<String> platform) {
    public static final Agent UNKNOWN = new Agent(Optional.empty(), Optional.empty());

    private static final int MAX_LENGTH = 64;

    /** @param seen null where there was none, or none that says anything */
    public static Agent of(@Nullable DeviceRepresentation seen) {
        return seen == null ? UNKNOWN : new Agent(name(seen.getBrowser()), name(seen.getOs()));
    }

    /** Keycloak appends the version after a slash. */
    private static Optional<String> name(@Nullable String text) {
        return Optional.ofNullable(text)
                .map(value -> value.split("/", 2)[0].strip())
                .filter(value -> !value.isEmpty() && !value.equals(DeviceRepresentation.UNKNOWN))
                .map(value -> value.substring(0, Math.min(value.length(), MAX_LENGTH)));
    }
}
