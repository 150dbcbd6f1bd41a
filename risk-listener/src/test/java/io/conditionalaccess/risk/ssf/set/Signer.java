// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.risk.ssf.set;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import java.util.Base64;

/** Somebody with a key pair who signs tokens. */
final class Signer {
    static final String KID = "key-1";
    private static final Base64.Encoder URL = Base64.getUrlEncoder().withoutPadding();

    final KeyPair keys;

    private Signer(KeyPair keys) {
        this.keys = keys;
    }

    static Signer rsa(int bits) {
        return generate("RSA", generator -> generator.initialize(bits));
    }

    static Signer ec(String curve) {
        return generate("EC", generator -> generator.initialize(new ECGenParameterSpec(curve)));
    }

    /** @param curve {@code Ed25519} or {@code Ed448} */
    static Signer ed(String curve) {
        return generate(curve, generator -> {});
    }

    String sign(ObjectNode header, ObjectNode claims) {
        return sign(header.toString(), claims.toString(), header.path("alg").asText());
    }

    String sign(String header, String claims, String algorithm) {
        String text = encoded(header) + "." + encoded(claims);
        return text + "." + URL.encodeToString(signature(text.getBytes(US_ASCII), algorithm));
    }

    static String encoded(String json) {
        return URL.encodeToString(json.getBytes(UTF_8));
    }

    private byte[] signature(byte[] text, String algorithm) {
        try {
            Signature signature = Signature.getInstance(
                    switch (algorithm) {
                        case "PS256" -> "RSASSA-PSS";
                        case "ES256" -> "SHA256withECDSAinP1363Format";
                        default ->
                            switch (keys.getPrivate().getAlgorithm()) {
                                case "EC" -> "SHA256withECDSA";
                                case "EdDSA" -> "EdDSA";
                                default -> "SHA256withRSA";
                            };
                    });
            if (algorithm.equals("PS256")) {
                signature.setParameter(new PSSParameterSpec("SHA-256", "MGF1", MGF1ParameterSpec.SHA256, 32, 1));
            }
            signature.initSign(keys.getPrivate());
            signature.update(text);
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private interface Setting {
        void on(KeyPairGenerator generator) throws GeneralSecurityException;
    }

    private static Signer generate(String type, Setting setting) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance(type);
            setting.on(generator);
            return new Signer(generator.generateKeyPair());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
