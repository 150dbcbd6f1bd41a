// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.risk.webhook;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Verifies {@code v1} signatures: base64 of HMAC-SHA256 over {@code id.timestamp.body}. The work done does not depend on
 * how many keys there are, so that a sender cannot tell an unknown source from a wrong signature by the time it takes.
 */
public final class WebhookSignature {
    /** The current key and the next one, during a rotation. */
    public static final int MAX_KEYS = 2;

    private static final String ALGORITHM = "HmacSHA256";
    private static final String VERSION = "v1,";
    private static final int MAX_SIGNATURES = 16;

    private final byte[] nobodysKey = new byte[32];

    public WebhookSignature() {
        new SecureRandom().nextBytes(nobodysKey);
    }

    /**
     * Whether one of the signatures was made with one of the keys, within the tolerance.
     *
     * @param keys at most {@link #MAX_KEYS}; none for a source that does not exist
     */
    public boolean verify(WebhookHeaders headers, byte[] body, List<byte[]> keys, Instant now) {
        String[] presented = headers.signatures().split(" ", MAX_SIGNATURES + 1);
        boolean valid = false;
        for (int i = 0; i < MAX_KEYS; i++) {
            boolean real = i < keys.size();
            byte[] expected = sign(headers, body, real ? keys.get(i) : nobodysKey);
            boolean matches = anyEquals(presented, expected);
            valid |= real && matches;
        }
        return valid && headers.timely(now);
    }

    private static boolean anyEquals(String[] presented, byte[] expected) {
        String text = VERSION + Base64.getEncoder().encodeToString(expected);
        byte[] wanted = text.getBytes(StandardCharsets.US_ASCII);
        boolean found = false;
        for (int i = 0; i < Math.min(presented.length, MAX_SIGNATURES); i++) {
            found |= MessageDigest.isEqual(wanted, presented[i].getBytes(StandardCharsets.UTF_8));
        }
        return found;
    }

    private static byte[] sign(WebhookHeaders headers, byte[] body, byte[] key) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(key, ALGORITHM));
            mac.update((headers.id() + "." + headers.timestamp() + ".").getBytes(StandardCharsets.UTF_8));
            return mac.doFinal(body);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has " + ALGORITHM, e);
        }
    }
}
