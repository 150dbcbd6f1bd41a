// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.risk.pull;

import java.time.Duration;
import java.util.Locale;

/** A product did not answer as a whole. The message is for administrators and holds nothing that the product said. */
final class PullFailed extends Exception {
    private static final long serialVersionUID = 1;

    /** What is to be done about it differs. */
    enum Reason {
        /** The secret, or what its client may read. */
        REFUSED,
        RATE_LIMITED,
        /** No connection, or an error of the product. */
        UNREACHABLE,
        /** An answer of another form than documented. */
        UNEXPECTED,
        TOO_SLOW;

        String wire() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    private final Reason reason;
    private final Duration wait;

    private PullFailed(Reason reason, String message, Duration wait) {
        super(message);
        this.reason = reason;
        this.wait = wait;
    }

    static PullFailed of(Reason reason, String message) {
        return new PullFailed(reason, message, Duration.ZERO);
    }

    /** @param wait how long the product wants to be left alone */
    static PullFailed of(Reason reason, String message, Duration wait) {
        return new PullFailed(reason, message, wait);
    }

    Reason reason() {
        return reason;
    }

    Duration pause() {
        return wait;
    }
}
