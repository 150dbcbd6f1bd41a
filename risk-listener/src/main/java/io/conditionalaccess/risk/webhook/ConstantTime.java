// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.risk.webhook;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;

/** Comparisons whose time tells nothing about the secret. */
public final class ConstantTime {
    private ConstantTime() {}

    /** Whether the text is one of the secrets. All are compared; an empty text or secret equals nothing. */
    public static boolean anyEquals(String shown, List<String> secrets) {
        byte[] digest = digest(shown);
        boolean equal = false;
        for (String secret : secrets) {
            boolean same = MessageDigest.isEqual(digest, digest(secret));
            equal |= same && !secret.isEmpty();
        }
        return equal;
    }

    /** Hashed first, so that the comparison does not tell the length either. */
    private static byte[] digest(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
