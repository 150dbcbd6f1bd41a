// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.it;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.conditionalaccess.demo.http.Json;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.interfaces.EdECPrivateKey;
import java.security.interfaces.RSAPublicKey;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;

/** Somebody with an RSA key (RFC 7515, RS256), or an Edwards key (RFC 8037), who signs tokens. */
final class Signer {
    private static final Base64.Encoder URL = Base64.getUrlEncoder().withoutPadding();
    private final KeyPair keys;

    Signer() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            keys = generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private Signer(KeyPair keys) {
        this.keys = keys;
    }

    static Signer ed25519() {
        try {
            return new Signer(KeyPairGenerator.getInstance("Ed25519").generateKeyPair());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The public key in the form that administrators paste. */
    String pem() {
        String key = Base64.getMimeEncoder().encodeToString(keys.getPublic().getEncoded());
        return "-----BEGIN PUBLIC KEY-----\n" + key + "\n-----END PUBLIC KEY-----";
    }

    /** The public key as a header's {@code jwk}. */
    Map<String, String> jwk() {
        if (edwards()) {
            // The last 32 bytes of the encoded key are its point as the key set has it.
            byte[] encoded = keys.getPublic().getEncoded();
            byte[] point = Arrays.copyOfRange(encoded, encoded.length - 32, encoded.length);
            return Map.of("kty", "OKP", "crv", "Ed25519", "alg", "EdDSA", "x", URL.encodeToString(point));
        }
        RSAPublicKey key = (RSAPublicKey) keys.getPublic();
        return Map.of("kty", "RSA", "n", number(key.getModulus()), "e", number(key.getPublicExponent()));
    }

    String sign(Map<String, ?> header, Map<String, ?> claims) {
        Map<String, Object> all = new HashMap<>(header);
        all.put("alg", edwards() ? "EdDSA" : "RS256");
        String text = encoded(all) + "." + encoded(claims);
        try {
            Signature signature = Signature.getInstance(edwards() ? "EdDSA" : "SHA256withRSA");
            signature.initSign(keys.getPrivate());
            signature.update(text.getBytes(UTF_8));
            return text + "." + URL.encodeToString(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private boolean edwards() {
        return keys.getPrivate() instanceof EdECPrivateKey;
    }

    private static String encoded(Map<String, ?> json) {
        return URL.encodeToString(Json.write(json).getBytes(UTF_8));
    }

    private static String number(BigInteger value) {
        byte[] bytes = value.toByteArray();
        int sign = bytes[0] == 0 ? 1 : 0;
        return URL.encodeToString(Arrays.copyOfRange(bytes, sign, bytes.length));
    }
}
