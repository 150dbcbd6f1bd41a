// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.risk.webhook;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/**
 * Basic authentication (RFC 7617) with a fixed user.
 *
 * @param user without a colon, as RFC 7617 demands
 */
public record BasicCredentials(String user) {
    static final String HEADER = "Authorization";
    private static final String SCHEME = "Basic ";
    private static final int MAX_LENGTH = 4_096;

    /** @throws IllegalArgumentException if the user's name has a colon */
    public BasicCredentials {
        if (user.indexOf(':') >= 0) {
            throw new IllegalArgumentException("user: expected no colon");
        }
    }

    /** @param passwords the current one and, during a rotation, the next one */
    public boolean verify(RequestHeaders headers, List<String> passwords) {
        List<String> pairs = passwords.stream()
                .filter(password -> !password.isEmpty())
                .map(password -> user + ":" + password)
                .toList();
        return ConstantTime.anyEquals(pair(headers).orElse(""), pairs);
    }

    /** User and password, with a colon in between. */
    static Optional<String> pair(RequestHeaders headers) {
        Optional<String> encoded = headers.one(HEADER)
                .filter(value -> value.length() <= MAX_LENGTH)
                .filter(value -> value.regionMatches(true, 0, SCHEME, 0, SCHEME.length()))
                .map(value -> value.substring(SCHEME.length()).strip());
        try {
            return encoded.map(text -> new String(Base64.getDecoder().decode(text), StandardCharsets.UTF_8));
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }
}
