// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.core.decision;

import io.conditionalaccess.core.device.DeviceFacts;
import io.conditionalaccess.core.device.Newcomer;
import java.util.Optional;

/** What a request shows about the device it comes from. */
public sealed interface Identity {

    /** A method recognised the device. */
    record Recognised(DeviceFacts device, String method) implements Identity {}

    /**
     * No method did.
     *
     * @param why for the record and the person: for example {@code no-certificate}
     * @param newcomer what it would be registered as, if a strong method vouches for that
     */
    record Unrecognised(String why, Optional<Newcomer> newcomer) implements Identity {
        public Unrecognised(String why) {
            this(why, Optional.empty());
        }
    }

    /** The evidence names several devices. */
    record Conflict(String why) implements Identity {}

    /** The caller is a server, or a client of which no evidence is expected. */
    record NotAsked() implements Identity {}
}
