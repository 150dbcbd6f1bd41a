// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.demo.tls;

import java.security.PrivateKey;
import java.security.cert.X509Certificate;

/** A certificate, the key that belongs to it, and the certificate of its issuer. */
public record Identity(X509Certificate certificate, PrivateKey key, X509Certificate issuer) {

    /** The certificate as PEM. */
    public String certificatePem() {
        return Pem.write("CERTIFICATE", Certificates.encoded(certificate));
    }

    /** The key as PEM, PKCS#8 without a password. */
    public String keyPem() {
        return Pem.write("PRIVATE KEY", key.getEncoded());
    }

    @Override
    public String toString() {
        return "Identity[" + certificate.getSubjectX500Principal() + "]";
    }
}
