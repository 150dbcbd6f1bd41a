// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.risk.webhook;

import java.util.Optional;

/** Microsoft Graph sends {@code POST ?validationToken=...} when a subscription is made and wants the token back. */
public final class GraphValidation {
    public static final String PARAMETER = "validationToken";

    private GraphValidation() {}

    /**
     * Empty if there is nothing to echo.
     *
     * @param token the query parameter, decoded
     */
    public static Optional<HandshakeAnswer> answer(Optional<String> token) {
        return token.filter(HandshakeAnswer::echoes).map(text -> new HandshakeAnswer(HandshakeAnswer.TEXT, text));
    }
}
