// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.registry.certificate;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.cert.CertPathBuilder;
import java.security.cert.CertStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CollectionCertStoreParameters;
import java.security.cert.PKIXBuilderParameters;
import java.security.cert.PKIXCertPathBuilderResult;
import java.security.cert.TrustAnchor;
import java.security.cert.X509CertSelector;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/**
 * Whether a certificate was issued to a client by one of the CAs that are configured for its purpose (RFC 5280, without
 * revocation). The TLS handshake does not answer that: the server's trust store may hold other CAs, and a proxy's header
 * holds anything.
 */
public final class CertificateTrust {
    private static final Logger LOG = Logger.getLogger(CertificateTrust.class);
    private static final Set<String> CLIENT_AUTHENTICATION = Set.of("1.3.6.1.5.5.7.3.2", "2.5.29.37.0");
    private static final int DIGITAL_SIGNATURE = 0;

    /** Only acceptances are kept, each with the time for which its whole chain is valid. */
    private final Cache<Accepted, Validity> accepted = Caffeine.newBuilder()
            .maximumSize(10_000)
            .expireAfterWrite(Duration.ofMinutes(10))
            .build();

    /**
     * @param chain the leaf first, then what else was shown, in any order
     * @return why the leaf proves nothing; empty if it does
     */
    public Optional<String> refusal(List<X509Certificate> chain, List<X509Certificate> issuers, Instant now) {
        X509Certificate leaf = chain.get(0);
        try {
            Accepted key = new Accepted(fingerprint(leaf), issuers);
            Validity known = accepted.getIfPresent(key);
            if (known != null && known.covers(now)) {
                return Optional.empty();
            }
            if (!Validity.of(List.of(leaf)).covers(now)) {
                return Optional.of("certificate-expired");
            }
            if (!forClients(leaf)) {
                return Optional.of("certificate-not-for-clients");
            }
            if (issuers.isEmpty()) {
                return Optional.of("no-certificate-issuers-set");
            }
            accepted.put(key, validate(chain, issuers, now));
            return Optional.empty();
        } catch (CertificateException e) {
            return Optional.of("certificate-unreadable");
        } catch (GeneralSecurityException e) {
            LOG.debugf("client certificate not accepted: %s", e.getMessage());
            return Optional.of("certificate-of-unknown-issuer");
        }
    }

    private static boolean forClients(X509Certificate leaf) throws CertificateException {
        boolean[] usage = leaf.getKeyUsage();
        List<String> extended = leaf.getExtendedKeyUsage();
        return (usage == null || usage[DIGITAL_SIGNATURE])
                && (extended == null || extended.stream().anyMatch(CLIENT_AUTHENTICATION::contains));
    }

    private static Validity validate(List<X509Certificate> chain, List<X509Certificate> issuers, Instant now)
            throws GeneralSecurityException {
        X509CertSelector target = new X509CertSelector();
        target.setCertificate(chain.get(0));
        // A CA's own certificate is not a client's.
        target.setBasicConstraints(-2);
        Set<TrustAnchor> anchors =
                issuers.stream().map(issuer -> new TrustAnchor(issuer, null)).collect(Collectors.toSet());
        PKIXBuilderParameters parameters = new PKIXBuilderParameters(anchors, target);
        parameters.addCertStore(CertStore.getInstance("Collection", new CollectionCertStoreParameters(chain)));
        parameters.setRevocationEnabled(false);
        parameters.setDate(Date.from(now));
        PKIXCertPathBuilderResult path =
                (PKIXCertPathBuilderResult) CertPathBuilder.getInstance("PKIX").build(parameters);
        return Validity.of(path.getCertPath().getCertificates());
    }

    private static String fingerprint(X509Certificate certificate) throws GeneralSecurityException {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(certificate.getEncoded()));
    }

    /** Anchors are part of the key, so that a policy that drops a CA takes effect at once. */
    private record Accepted(String fingerprint, List<X509Certificate> issuers) {}

    private record Validity(Instant from, Instant until) {

        static Validity of(List<? extends Certificate> path) {
            Instant from = Instant.MIN;
            Instant until = Instant.MAX;
            for (Certificate certificate : path) {
                X509Certificate x509 = (X509Certificate) certificate;
                Instant begins = x509.getNotBefore().toInstant();
                Instant ends = x509.getNotAfter().toInstant();
                from = begins.isAfter(from) ? begins : from;
                until = ends.isBefore(until) ? ends : until;
            }
            return new Validity(from, until);
        }

        boolean covers(Instant now) {
            return !now.isBefore(from) && !now.isAfter(until);
        }
    }
}
