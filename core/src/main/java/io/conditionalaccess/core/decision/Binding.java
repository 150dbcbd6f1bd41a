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
     */
    record Bound(Optional<DeviceFacts> device, String method, long epoch) implements Binding {}
}
