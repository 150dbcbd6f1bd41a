// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.example;

/** A token that must not be believed; the message says why and holds nothing of the token. */
final class InvalidTokenException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    InvalidTokenException(String message) {
        super(message);
    }
}
