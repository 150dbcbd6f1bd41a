// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.it;

import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Map;

/**
 * Settings that take the arithmetic out of a test realm, which is most of what one costs: all have the same signing key
 * instead of making two, and passwords are hashed once instead of by Argon2.
 */
final class CheapRealm {
    static final Map<String, String> SETTINGS =
            Map.of("privateKey", signingKey(), "passwordPolicy", "hashAlgorithm(pbkdf2-sha256) and hashIterations(1)");

    private CheapRealm() {}

    private static String signingKey() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            return Base64.getEncoder()
                    .encodeToString(generator.generateKeyPair().getPrivate().getEncoded());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
