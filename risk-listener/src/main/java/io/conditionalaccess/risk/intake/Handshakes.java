// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.risk.intake;

import io.conditionalaccess.risk.reading.StrictJson;
import io.conditionalaccess.risk.source.Handshake;
import io.conditionalaccess.risk.source.SourceConfig;
import io.conditionalaccess.risk.webhook.CloudEventsValidation;
import io.conditionalaccess.risk.webhook.EventGridValidation;
import io.conditionalaccess.risk.webhook.GraphValidation;
import io.conditionalaccess.risk.webhook.HandshakeAnswer;
import io.conditionalaccess.risk.webhook.OktaVerification;
import java.util.Optional;

/**
 * What vendors ask before they send anything. They ask without a proof, so only sources that are set up for it answer, and
 * an answer has no effect.
 */
final class Handshakes {
    private static final StrictJson JSON = new StrictJson(32, 64 * 1024, 50_000);

    private Handshakes() {}

    /** @param validationToken the query parameter */
    static Optional<HandshakeAnswer> post(
            Optional<SourceConfig> named, Headers headers, Optional<String> validationToken, byte[] body) {
        if (is(named, Handshake.GRAPH)) {
            return GraphValidation.answer(validationToken);
        }
        return is(named, Handshake.EVENT_GRID) && EventGridValidation.asks(headers)
                ? JSON.read(body).root().flatMap(root -> EventGridValidation.answer(headers, root))
                : Optional.empty();
    }

    static Optional<HandshakeAnswer> get(Optional<SourceConfig> named, Headers headers) {
        return is(named, Handshake.OKTA) ? OktaVerification.answer(headers) : Optional.empty();
    }

    static Optional<HandshakeAnswer> options(Optional<SourceConfig> named, Headers headers) {
        return named.filter(source -> is(named, Handshake.CLOUD_EVENTS))
                .flatMap(source -> CloudEventsValidation.answer(headers, source.ratePerMinute()));
    }

    /** Whether the source takes CloudEvents, whose media types are their own. */
    static boolean cloudEvents(Optional<SourceConfig> named) {
        return is(named, Handshake.CLOUD_EVENTS);
    }

    private static boolean is(Optional<SourceConfig> named, Handshake handshake) {
        return named.filter(SourceConfig::enabled)
                .filter(SourceConfig::configured)
                .flatMap(SourceConfig::handshake)
                .filter(handshake::equals)
                .isPresent();
    }
}
