// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.risk.ssf.event;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Optional;

/** What an event asks for. */
public sealed interface Action {

    /**
     * A signal about a device.
     *
     * @param item in the form that sources of kind {@code generic} send, but without {@code user}
     * @param user who uses the device, if the event says so
     */
    record Tell(ObjectNode item, Optional<Identifier> user) implements Action {}

    /**
     * Ending sessions.
     *
     * @param began only those that began at that time or before; later ones belong to a login that came after
     * @param event its short name, for the event log
     */
    record End(Target target, Instant began, String event) implements Action {}

    /**
     * Sessions that fit everything that is given; at least one is.
     *
     * @param session id of one session
     */
    record Target(Optional<Identifier> user, Optional<Identifier> device, Optional<String> session) {}

    /** A verification of the stream; without a state if nobody asked for it. */
    record Verify(Optional<String> state) implements Action {}

    /** The stream itself changed: {@code enabled}, {@code paused} or {@code disabled}. */
    record StreamChanged(String status, Optional<String> reason) implements Action {}

    /** Nothing to do here. */
    record Acknowledge(String why) implements Action {}
}
