// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.risk.intake;

import io.conditionalaccess.registry.certificate.CertificateEvidence;
import io.conditionalaccess.registry.certificate.CertificateSource;
import io.conditionalaccess.registry.certificate.CertificateTrust;
import io.conditionalaccess.risk.source.ExpectedCertificate;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Date;
import java.util.HexFormat;
import java.util.List;
import org.keycloak.models.KeycloakSession;

/**
 * Whether a request shows a source's own certificate: over mutual TLS, or in a header that comes from a trusted proxy.
 * Either way somebody has checked that the sender has its key.
 */
final class SenderCertificates {
    private final CertificateTrust trust = new CertificateTrust();

    boolean shown(KeycloakSession session, ExpectedCertificate expected, Instant now) {
        CertificateEvidence evidence =
                CertificateSource.of(session).read(session.getContext().getHttpRequest());
        return evidence instanceof CertificateEvidence.Shown shown && matches(shown.chain(), expected, now);
    }

    boolean matches(List<X509Certificate> chain, ExpectedCertificate expected, Instant now) {
        X509Certificate leaf = chain.get(0);
        if (expected instanceof ExpectedCertificate.Named named) {
            return leaf.getSubjectX500Principal().equals(named.subject())
                    && trust.refusal(chain, named.issuers(), now).isEmpty();
        }
        return expected instanceof ExpectedCertificate.Pinned pinned && pinned(leaf, pinned, now);
    }

    /** Who issued it does not matter then, but when it ends does. */
    private static boolean pinned(X509Certificate leaf, ExpectedCertificate.Pinned expected, Instant now) {
        try {
            leaf.checkValidity(Date.from(now));
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(leaf.getEncoded());
            return expected.thumbprints().contains(HexFormat.of().formatHex(digest));
        } catch (GeneralSecurityException e) {
            return false;
        }
    }
}
