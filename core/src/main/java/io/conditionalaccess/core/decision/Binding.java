// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.core.decision;

import io.conditionalaccess.core.device.DeviceFacts;
import java.util.Optional;

/** Which device a session belongs to. */
public sealed interface Binding {

    /** A login that completes now: there is no session yet. */
    record New() implements Binding {}

    /** The session began before the realm took part, so nobody asked for its device. */
    record Unbound() implements Binding {}

    /**
     * Bound when its login completed.
     *
     * @param device empty if none was recognised then, or if its row is gone
     * @param epoch of the device at that time
     * @param proven whether the method is good enough for the policy of today; if not, the session counts as one of an
     *     unknown device, and yet what is bad about the device it names counts against it
     */
    record Bound(Optional<DeviceFacts> device, String method, long epoch, boolean proven) implements Binding {
        public Bound(Optional<DeviceFacts> device, String method, long epoch) {
            this(device, method, epoch, true);
        }

        /** Whether it belongs to a device that speaks for it. */
        public boolean toDevice() {
            return proven && device.isPresent();
        }
    }
}
