// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.core.decision;

import java.time.Instant;

/** Everything a decision depends on besides the policy. */
public record Question(Subject subject, Binding binding, Identity identity, Evidence evidence, Situation situation) {

    public Instant now() {
        return situation.now();
    }

    /** The same of somebody without the break-glass role. */
    public Question withoutBreakGlass() {
        Subject other = new Subject(subject.clientId(), subject.inPilot(), false, subject.devices());
        return new Question(other, binding, identity, evidence, situation);
    }

    /** What to make of a request that shows no device. */
    public enum Evidence {
        /** An interactive request: the browser has to show the device that the session is bound to. */
        REQUIRED,
        /** A client's back channel: callers without evidence are normal, only evidence of another device counts. */
        OPTIONAL
    }
}
