// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.risk.webhook;

import java.util.Map;

/**
 * What a vendor wants to hear before it sends anything. Always 200.
 *
 * @param contentType never HTML: what is echoed came from outside. To be sent with {@code X-Content-Type-Options: nosniff}
 * @param body empty if the headers say it all
 */
public record HandshakeAnswer(String contentType, String body, Map<String, String> headers) {
    public static final int STATUS = 200;

    static final String TEXT = "text/plain; charset=utf-8";
    static final String JSON = "application/json";

    private static final int MAX_ECHO = 1_024;

    public HandshakeAnswer {
        headers = Map.copyOf(headers);
    }

    HandshakeAnswer(String contentType, String body) {
        this(contentType, body, Map.of());
    }

    /** Whether a text from outside may be sent back: short, visible ASCII and blanks, and no markup. */
    static boolean echoes(String text) {
        return !text.isBlank()
                && text.length() <= MAX_ECHO
                && text.chars().allMatch(c -> c >= ' ' && c < 127 && c != '<' && c != '>');
    }
}
