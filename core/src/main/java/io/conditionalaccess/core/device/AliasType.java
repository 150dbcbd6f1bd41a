// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.core.device;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The kinds of identifier by which sources and login evidence name a device. */
public enum AliasType {
    /** Our own public device id. */
    ID,
    SERIAL,
    /** Microsoft Entra's device id (not its object id). */
    ENTRA_DEVICE_ID,
    /** A vendor's own id; means something only within the source that gave it. */
    AGENT_ID,
    HARDWARE_UUID,
    /** Weak: two machines may share one. Never joins devices, never clears. */
    HOSTNAME;

    /** As written in signals and in the admin API, for example {@code entra_device_id}. */
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether one match is enough to say "this is the device". */
    public boolean strong() {
        return this != HOSTNAME;
    }

    /** Whether the value is known only within the source that gave it. */
    public boolean scopedToSource() {
        return this == AGENT_ID;
    }

    public static Optional<AliasType> ofWire(String wire) {
        return Arrays.stream(values()).filter(type -> type.wire().equals(wire)).findFirst();
    }
}
