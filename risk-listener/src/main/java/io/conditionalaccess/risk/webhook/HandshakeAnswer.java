// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.risk.webhook;

/**
 * What a vendor wants to hear before it sends anything. Always 200.
 *
 * @param contentType never HTML: what is echoed came from outside. To be sent with {@code X-Content-Type-Options: nosniff}
 */
public record HandshakeAnswer(String contentType, String body) {
    public static final int STATUS = 200;

    static final String TEXT = "text/plain; charset=utf-8";
    static final String JSON = "application/json";
}
