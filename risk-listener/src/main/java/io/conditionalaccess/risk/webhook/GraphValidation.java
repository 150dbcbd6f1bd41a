// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.risk.webhook;

import java.util.Optional;

/** Microsoft Graph sends {@code POST ?validationToken=...} when a subscription is made and wants the token back. */
public final class GraphValidation {
    public static final String PARAMETER = "validationToken";

    private static final int MAX_LENGTH = 1_024;

    private GraphValidation() {}

    /**
     * Empty if there is nothing to echo.
     *
     * @param token the query parameter, decoded
     */
    public static Optional<HandshakeAnswer> answer(Optional<String> token) {
        return token.filter(text -> !text.isEmpty() && text.length() <= MAX_LENGTH)
                .filter(text -> text.chars().noneMatch(Character::isISOControl))
                .map(text -> new HandshakeAnswer(HandshakeAnswer.TEXT, text));
    }
}
