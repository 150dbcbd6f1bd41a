// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.registry.jpa;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * Keys made of several texts. A hash tells "A" from "a" where a database's collation does not, and fits every
 * database's limit for keys.
 */
final class Hash {
    private Hash() {}

    /** SHA-256 in hex, 64 characters; each part is preceded by its length, so that parts cannot run into each other. */
    static String of(String... parts) {
        MessageDigest digest = sha256();
        for (String part : parts) {
            digest.update((part.length() + ":" + part).getBytes(StandardCharsets.UTF_8));
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
