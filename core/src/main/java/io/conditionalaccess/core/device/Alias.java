// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.core.device;

import java.util.Locale;
import java.util.Optional;

/**
 * One normalised identifier of a device.
 *
 * @param scope the source's alias for identifiers that mean something only there, otherwise {@link #NO_SCOPE}
 * @param value normalised, 1 to 255 characters
 */
public record Alias(AliasType type, String scope, String value) {
    /** Not empty, because Oracle stores an empty string as null. */
    public static final String NO_SCOPE = "-";

    public static final int MAX_LENGTH = 255;

    public Alias {
        if (value.isEmpty() || value.length() > MAX_LENGTH) {
            throw new IllegalArgumentException(type.wire() + ": expected 1 to 255 characters, got " + value.length());
        }
    }

    /**
     * The alias for a raw identifier as a source or a certificate gives it; empty if it is one of the values that
     * manufacturers and agents fill in for want of a real one.
     *
     * @throws IllegalArgumentException if the value is too long
     */
    public static Optional<Alias> of(AliasType type, String source, String raw) {
        String value = normalise(type, raw);
        return JunkIdentifiers.contains(type, value)
                ? Optional.empty()
                : Optional.of(new Alias(type, type.scopedToSource() ? source : NO_SCOPE, value));
    }

    public static Alias ofId(DeviceId id) {
        return new Alias(AliasType.ID, NO_SCOPE, id.key());
    }

    private static String normalise(AliasType type, String raw) {
        String stripped = raw.strip();
        return switch (type) {
            case ID, ENTRA_DEVICE_ID, HARDWARE_UUID -> stripped.toLowerCase(Locale.ROOT);
            case SERIAL -> stripped.toUpperCase(Locale.ROOT).replaceAll("\\s+", " ");
            case AGENT_ID -> stripped;
            case HOSTNAME -> stripped.toLowerCase(Locale.ROOT).replaceFirst("\\..*$", "");
        };
    }
}
