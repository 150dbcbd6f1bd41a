// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.registry.policy;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.List;

/** Reads CA certificates in PEM form. */
public final class PemCertificates {
    private PemCertificates() {}

    public static List<X509Certificate> parse(String pem) {
        List<X509Certificate> certificates = read(pem);
        for (X509Certificate certificate : certificates) {
            if (certificate.getBasicConstraints() < 0) {
                throw new IllegalArgumentException("expected CA certificates, got one that is not a CA: '"
                        + certificate.getSubjectX500Principal().getName() + "'");
            }
        }
        return certificates;
    }

    private static List<X509Certificate> read(String pem) {
        try {
            List<X509Certificate> certificates = CertificateFactory.getInstance("X.509")
                    .generateCertificates(new ByteArrayInputStream(pem.getBytes(StandardCharsets.US_ASCII)))
                    .stream()
                    .map(X509Certificate.class::cast)
                    .toList();
            if (!certificates.isEmpty()) {
                return certificates;
            }
        } catch (CertificateException e) {
            throw new IllegalArgumentException("expected certificates in PEM form, got something unreadable", e);
        }
        throw new IllegalArgumentException("expected certificates in PEM form, got none");
    }
}
