// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.registry;

/** A change that was understood and must not happen; nothing was altered. */
public final class RefusedChange extends RuntimeException {
    private static final long serialVersionUID = 1;

    /** What stands in the way. */
    public enum Why {
        /** A device of this id exists. */
        EXISTS,
        NOT_FOUND,
        /** Somebody else changed it since it was read. */
        VERSION,
        /** It is in no state in which this makes sense. */
        STATE
    }

    private final Why why;

    public RefusedChange(Why why, String message) {
        super(message);
        this.why = why;
    }

    public Why why() {
        return why;
    }
}
