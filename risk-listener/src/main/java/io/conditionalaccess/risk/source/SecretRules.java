// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.risk.source;

import io.conditionalaccess.risk.webhook.GraphClientState;
import io.conditionalaccess.risk.webhook.WebhookSecret;

/** What makes a secret long enough and of the right form for its way of authentication. */
public final class SecretRules {
    static final int MIN_HEADER_BYTES = 32;
    /** Vendors choose it, and it is never sent. */
    static final int MIN_KEY_BYTES = 16;

    static final int MAX_HEADER_BYTES = 1024;

    private SecretRules() {}

    /** Whether the revealed value can be used; a vault may hold anything, so this is asked at each use too. */
    public static boolean acceptable(AuthMethod auth, String value) {
        return switch (auth) {
            case HMAC -> WebhookSecret.decode(value).isPresent();
            case HEADER, BASIC, SET -> visible(value, MIN_HEADER_BYTES, MAX_HEADER_BYTES);
            case CUSTOM_HMAC -> visible(value, MIN_KEY_BYTES, MAX_HEADER_BYTES);
            case CLIENT_STATE -> visible(value, MIN_HEADER_BYTES, GraphClientState.MAX_LENGTH);
            case BEARER, CLIENT_CERTIFICATE -> true;
        };
    }

    private static boolean visible(String value, int min, int max) {
        return value.length() >= min && value.length() <= max && value.chars().allMatch(c -> c > ' ' && c < 127);
    }

    static String expectation(AuthMethod auth) {
        return switch (auth) {
            case HMAC -> WebhookSecret.PREFIX + " and the base64 of 24 to 64 bytes, or a vault expression";
            case HEADER, BASIC, SET -> visible(MIN_HEADER_BYTES, MAX_HEADER_BYTES);
            case CUSTOM_HMAC -> visible(MIN_KEY_BYTES, MAX_HEADER_BYTES);
            case CLIENT_STATE -> visible(MIN_HEADER_BYTES, GraphClientState.MAX_LENGTH);
            case BEARER -> "nothing: tokens are checked instead";
            case CLIENT_CERTIFICATE -> "nothing: certificates are checked instead";
        };
    }

    private static String visible(int min, int max) {
        return min + " to " + max + " visible ASCII characters without blanks, or a vault expression";
    }
}
