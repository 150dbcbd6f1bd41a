// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.risk.ssf.set;

import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.EdECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import java.util.Arrays;
import java.util.Optional;

/**
 * Asymmetric signature algorithms (RFC 7518, section 3; RFC 8037, section 3.1). None and those with a shared key cannot
 * even be named.
 */
public enum SetAlgorithm {
    RS256("SHA256withRSA"),
    RS384("SHA384withRSA"),
    RS512("SHA512withRSA"),
    PS256("SHA-256", 32),
    PS384("SHA-384", 48),
    PS512("SHA-512", 64),
    ES256("SHA256withECDSAinP1363Format", 256, 64),
    ES384("SHA384withECDSAinP1363Format", 384, 96),
    ES512("SHA512withECDSAinP1363Format", 521, 132),
    /** With the curve Ed25519 only, which is what that name commonly means. */
    EDDSA("Ed25519", 255, 64);

    /** RFC 7518, section 3.3, and the interoperability profile of CAEP, section 2.6. */
    public static final int MIN_RSA_BITS = 2_048;

    private final String jca;
    /** Empty but for the probabilistic scheme. */
    private final String digest;
    /** Of that scheme. */
    private final int saltBytes;
    /** Of the curve's field; 0 for RSA. */
    private final int curveBits;
    /** 0 for RSA, where it is the key's. */
    private final int signatureBytes;

    SetAlgorithm(String jca) {
        this(jca, "", 0, 0, 0);
    }

    SetAlgorithm(String digest, int saltBytes) {
        this("RSASSA-PSS", digest, saltBytes, 0, 0);
    }

    SetAlgorithm(String jca, int curveBits, int signatureBytes) {
        this(jca, "", 0, curveBits, signatureBytes);
    }

    SetAlgorithm(String jca, String digest, int saltBytes, int curveBits, int signatureBytes) {
        this.jca = jca;
        this.digest = digest;
        this.saltBytes = saltBytes;
        this.curveBits = curveBits;
        this.signatureBytes = signatureBytes;
    }

    public static Optional<SetAlgorithm> of(String name) {
        return Arrays.stream(values()).filter(a -> a.wire().equals(name)).findFirst();
    }

    /** Its name in headers and keys. */
    public String wire() {
        return this == EDDSA ? "EdDSA" : name();
    }

    /** Whether the key is of this algorithm's kind, and long enough. */
    boolean fits(PublicKey key) {
        if (this == EDDSA) {
            return key instanceof EdECPublicKey ed && ed.getParams().getName().equals(jca);
        }
        if (curveBits > 0) {
            return key instanceof ECPublicKey ec
                    && ec.getParams().getCurve().getField().getFieldSize() == curveBits;
        }
        return key instanceof RSAPublicKey rsa && rsa.getModulus().bitLength() >= MIN_RSA_BITS;
    }

    boolean verifies(PublicKey key, byte[] signed, byte[] signature) {
        if (signatureBytes > 0 && signature.length != signatureBytes) {
            return false;
        }
        try {
            Signature verifier = Signature.getInstance(jca);
            if (!digest.isEmpty()) {
                verifier.setParameter(
                        new PSSParameterSpec(digest, "MGF1", new MGF1ParameterSpec(digest), saltBytes, 1));
            }
            verifier.initVerify(key);
            verifier.update(signed);
            return verifier.verify(signature);
        } catch (GeneralSecurityException wrongLengthOrForm) {
            return false;
        }
    }
}
