// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.core.device;

import java.time.Instant;
import java.util.Locale;

/** An operator has to agree before the device has access, however good its posture is. */
public record Approval(Reason reason, Instant since) {

    /** What has to be approved. */
    public enum Reason {
        /** A device that nobody registered showed itself for the first time. */
        FIRST_SEEN,
        /** It had a risk from which on the policy wants a person to agree before access comes back. */
        RESTORE;

        public String wire() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }
}
