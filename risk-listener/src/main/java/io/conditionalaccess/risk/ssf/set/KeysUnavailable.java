// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.risk.ssf.set;

/** Whether the token is genuine cannot be told now, because its issuer's keys cannot be fetched: it may come again. */
public final class KeysUnavailable extends RuntimeException {
    private static final long serialVersionUID = 1;

    public KeysUnavailable(String message) {
        super(message, null, false, false); // strangers can cause it
    }
}
