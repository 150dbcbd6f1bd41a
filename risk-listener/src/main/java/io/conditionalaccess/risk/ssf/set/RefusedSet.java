// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.risk.ssf.set;

/** A token that must not be acted on; its sender is told why, in English and without repeating what was sent. */
public final class RefusedSet extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final SetError error;
    private final String description;

    public RefusedSet(SetError error, String description) {
        super(error.wire() + ": " + description, null, false, false); // strangers cause it, so it has to be cheap
        this.error = error;
        this.description = description;
    }

    public SetError error() {
        return error;
    }

    public String description() {
        return description;
    }
}
