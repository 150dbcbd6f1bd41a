// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.risk.source;

import io.conditionalaccess.risk.webhook.WebhookSecret;
import java.nio.charset.StandardCharsets;

/** What makes a secret long enough and of the right form for its way of authentication. */
public final class SecretRules {
    static final int MIN_HEADER_BYTES = 32;
    static final int MAX_HEADER_BYTES = 1024;

    private SecretRules() {}

    /** Whether the revealed value can be used; a vault may hold anything, so this is asked at each use too. */
    public static boolean acceptable(AuthMethod auth, String value) {
        return switch (auth) {
            case HMAC -> WebhookSecret.decode(value).isPresent();
            case HEADER, SET -> {
                int length = value.getBytes(StandardCharsets.UTF_8).length;
                yield length >= MIN_HEADER_BYTES
                        && length <= MAX_HEADER_BYTES
                        && value.chars().allMatch(c -> c > ' ' && c < 127);
            }
            case BEARER -> true;
        };
    }

    static String expectation(AuthMethod auth) {
        return switch (auth) {
            case HMAC -> WebhookSecret.PREFIX + " and the base64 of 24 to 64 bytes, or a vault expression";
            case HEADER, SET ->
                MIN_HEADER_BYTES + " to " + MAX_HEADER_BYTES
                        + " visible ASCII characters without blanks, or a vault expression";
            case BEARER -> "nothing: tokens are checked instead";
        };
    }
}
