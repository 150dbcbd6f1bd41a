// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.risk.webhook;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A sender's own way to sign, where it is not Standard Webhooks.
 *
 * @param header that carries the signature
 * @param prefix in front of the signature, for example {@code sha256=}; may be empty
 * @param idHeader that carries what {@code {id}} stands for
 * @param timestampHeader that carries what {@code {timestamp}} stands for
 * @param tolerance how far the timestamp may be off, either way
 */
public record HmacScheme(
        HmacAlgorithm algorithm,
        String header,
        SignatureEncoding encoding,
        String prefix,
        SignedContent content,
        Optional<String> idHeader,
        Optional<String> timestampHeader,
        Duration tolerance) {
    /** Unless a sender needs another one. */
    public static final Duration TOLERANCE = WebhookHeaders.TOLERANCE;

    private static final int MAX_SIGNATURE = 1_024;

    /** @throws IllegalArgumentException if content and headers do not fit */
    public HmacScheme {
        if (header.isBlank()) {
            throw new IllegalArgumentException("header: expected a name");
        }
        if (content.names(SignedContent.ID) != idHeader.isPresent()) {
            throw new IllegalArgumentException("idHeader: expected exactly if the content names " + SignedContent.ID);
        }
        // A timestamp that is not signed could be replaced by whoever repeats the request.
        if (content.names(SignedContent.TIMESTAMP) != timestampHeader.isPresent()) {
            throw new IllegalArgumentException(
                    "timestampHeader: expected exactly if the content names " + SignedContent.TIMESTAMP);
        }
        if (tolerance.isNegative() || tolerance.isZero()) {
            throw new IllegalArgumentException("tolerance: expected more than zero");
        }
    }

    /**
     * Whether the request was signed with one of the keys, within the tolerance. The work does not depend on how many
     * keys there are.
     *
     * @param keys at most {@link WebhookSignature#MAX_KEYS}; none for a source that does not exist
     */
    public boolean verify(RequestHeaders headers, byte[] body, List<byte[]> keys, Instant now) {
        Optional<String> id = idHeader.map(name -> headers.one(name).orElse(""));
        Optional<String> timestamp =
                timestampHeader.map(name -> headers.one(name).orElse(""));
        boolean complete = id.filter(String::isEmpty).isEmpty()
                && timestamp.filter(text -> !timely(text, now)).isEmpty();
        byte[] presented = presented(headers).getBytes(StandardCharsets.UTF_8);
        boolean valid = false;
        for (int i = 0; i < WebhookSignature.MAX_KEYS; i++) {
            boolean real = i < keys.size() && keys.get(i).length > 0;
            byte[] key = real ? keys.get(i) : new byte[32];
            byte[] expected = content.sign(algorithm.with(key), id.orElse(""), timestamp.orElse(""), body);
            boolean matches =
                    MessageDigest.isEqual(presented, encoding.write(expected).getBytes(StandardCharsets.UTF_8));
            valid |= real && matches;
        }
        return valid && complete;
    }

    private boolean timely(String text, Instant now) {
        return SentAt.of(text)
                .filter(sent -> Duration.between(sent, now).abs().compareTo(tolerance) <= 0)
                .isPresent();
    }

    /** Empty, which no signature equals, if there is none. */
    private String presented(RequestHeaders headers) {
        return headers.one(header)
                .filter(value -> value.length() <= MAX_SIGNATURE && value.startsWith(prefix))
                .map(value -> encoding.canonical(value.substring(prefix.length())))
                .orElse("");
    }
}
