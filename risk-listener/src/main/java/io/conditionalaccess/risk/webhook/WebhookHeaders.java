// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.risk.webhook;

import java.time.Duration;
import java.time.Instant;

/**
 * The three headers of a signed request.
 *
 * @param timestamp seconds since 1970, as sent
 * @param signatures one or several, separated by blanks
 */
public record WebhookHeaders(String id, String timestamp, String signatures) {
    public static final String ID = "webhook-id";
    public static final String TIMESTAMP = "webhook-timestamp";
    public static final String SIGNATURE = "webhook-signature";

    /** Of a request that is not signed. */
    public static final WebhookHeaders NONE = new WebhookHeaders("", "", "");

    static final Duration TOLERANCE = Duration.ofMinutes(5);
    private static final int MAX_DIGITS = 12;

    /** Whether the request was signed not longer than the tolerance before or after {@code now}. */
    boolean timely(Instant now) {
        boolean digits = !timestamp.isEmpty()
                && timestamp.length() <= MAX_DIGITS
                && timestamp.chars().allMatch(c -> c >= '0' && c <= '9');
        return digits
                && Duration.between(Instant.ofEpochSecond(Long.parseLong(timestamp)), now)
                                .abs()
                                .compareTo(TOLERANCE)
                        <= 0;
    }
}
