// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.risk.webhook;

import java.util.Base64;
import java.util.Optional;

/** A signing key in its Standard Webhooks form: {@code whsec_} and the base64 of 24 to 64 random bytes. */
public final class WebhookSecret {
    public static final String PREFIX = "whsec_";
    private static final int MIN_BYTES = 24;
    private static final int MAX_BYTES = 64;

    private WebhookSecret() {}

    /** The key's bytes; empty if the text is not such a secret. */
    public static Optional<byte[]> decode(String text) {
        if (!text.startsWith(PREFIX)) {
            return Optional.empty();
        }
        try {
            byte[] key = Base64.getDecoder().decode(text.substring(PREFIX.length()));
            return key.length < MIN_BYTES || key.length > MAX_BYTES ? Optional.empty() : Optional.of(key);
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }
}
