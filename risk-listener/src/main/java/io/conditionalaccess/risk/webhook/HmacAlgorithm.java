// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.risk.webhook;

import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The algorithms that a sender may sign with; older ones are not offered. */
public enum HmacAlgorithm {
    SHA256("HmacSHA256"),
    SHA384("HmacSHA384"),
    SHA512("HmacSHA512");

    private final String jca;

    HmacAlgorithm(String jca) {
        this.jca = jca;
    }

    Mac with(byte[] key) {
        try {
            Mac mac = Mac.getInstance(jca);
            mac.init(new SecretKeySpec(key, jca));
            return mac;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has " + jca, e);
        }
    }

    /** {@code SHA256} and {@code sha-256} alike. */
    public static Optional<HmacAlgorithm> of(String name) {
        return Arrays.stream(values())
                .filter(algorithm -> algorithm.name().equalsIgnoreCase(name.replace("-", "")))
                .findFirst();
    }
}
