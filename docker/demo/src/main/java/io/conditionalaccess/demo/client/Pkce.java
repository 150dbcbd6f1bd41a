// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.demo.client;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;

/** Proof key for code exchange (RFC 7636), method S256. */
record Pkce(String verifier) {
    private static final SecureRandom RANDOM = new SecureRandom();

    static Pkce fresh() {
        byte[] secret = new byte[32];
        RANDOM.nextBytes(secret);
        return new Pkce(base64(secret));
    }

    String challenge() {
        try {
            return base64(MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(US_ASCII)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
