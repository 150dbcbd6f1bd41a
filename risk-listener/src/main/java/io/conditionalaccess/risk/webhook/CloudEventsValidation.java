// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.risk.webhook;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Senders of CloudEvents ask by OPTIONS whether they may send (HTTP 1.1 Web Hooks for Event Delivery, section 4). The
 * callback that they offer is never fetched: an address that comes from outside may lead inside.
 */
public final class CloudEventsValidation {
    private static final String ORIGIN = "WebHook-Request-Origin";
    private static final Pattern HOST = Pattern.compile("[A-Za-z0-9.-]{1,253}");

    private CloudEventsValidation() {}

    /**
     * Empty if this is not such a question.
     *
     * @param ratePerMinute how many requests are taken
     */
    public static Optional<HandshakeAnswer> answer(RequestHeaders headers, int ratePerMinute) {
        return headers.one(ORIGIN)
                .filter(origin -> HOST.matcher(origin).matches())
                .map(origin -> new HandshakeAnswer(
                        HandshakeAnswer.TEXT,
                        "",
                        Map.of(
                                "WebHook-Allowed-Origin",
                                origin,
                                "WebHook-Allowed-Rate",
                                Integer.toString(ratePerMinute))));
    }
}
