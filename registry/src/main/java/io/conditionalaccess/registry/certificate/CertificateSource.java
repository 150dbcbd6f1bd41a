// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.registry.certificate;

import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.config.ConfigProvider;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.keycloak.http.HttpRequest;
import org.keycloak.models.KeycloakSession;
import org.keycloak.services.x509.X509ClientCertificateLookup;

/**
 * Reads the client certificate of a request: from the TLS connection, or, behind a proxy that ends TLS, from a header
 * that Keycloak's lookup provider for that proxy understands.
 *
 * @param lookupId id of the lookup provider
 * @param proxiesConfigured whether {@code proxy-trusted-addresses} is set
 */
public record CertificateSource(X509ClientCertificateLookup lookup, String lookupId, boolean proxiesConfigured) {
    private static final Logger LOG = Logger.getLogger(CertificateSource.class);

    /** Lookup providers that read the TLS connection itself, which nobody can forge. */
    private static final Set<String> DIRECT = Set.of("quarkus", "default");

    private static final String TRUSTED_PROXIES = "kc.proxy-trusted-addresses";

    /** As the server is set up. */
    public static CertificateSource of(KeycloakSession session) {
        return new CertificateSource(
                session.getProvider(X509ClientCertificateLookup.class),
                session.getKeycloakSessionFactory()
                        .getProviderFactory(X509ClientCertificateLookup.class)
                        .getId(),
                Proxies.CONFIGURED);
    }

    /** Read once: the server's options stay as they are while it runs, and reading one takes as long as a decision. */
    private static final class Proxies {
        static final boolean CONFIGURED = ConfigProvider.getConfig()
                .getOptionalValue(TRUSTED_PROXIES, String.class)
                .filter(addresses -> !addresses.isBlank())
                .isPresent();
    }

    /** Whatever the request holds, this is an answer: what cannot be read is refused. */
    public CertificateEvidence read(HttpRequest request) {
        if (!DIRECT.contains(lookupId)) {
            Optional<String> distrust = distrust(request);
            if (distrust.isPresent()) {
                return new CertificateEvidence.Refused(distrust.get());
            }
        }
        try {
            return evidence(lookup.getCertificateChain(request));
        } catch (GeneralSecurityException | RuntimeException e) {
            // Lookups let through what the decoders of URLs and of Base64 throw.
            LOG.debugf(e, "client certificate not readable: lookup=%s", lookupId);
            return new CertificateEvidence.Refused("certificate-unreadable");
        }
    }

    private static CertificateEvidence evidence(X509Certificate @Nullable [] chain) {
        List<X509Certificate> certificates = chain == null
                ? List.of()
                : Arrays.stream(chain).filter(Objects::nonNull).toList();
        return certificates.isEmpty()
                ? new CertificateEvidence.Refused("no-certificate")
                : new CertificateEvidence.Shown(certificates);
    }

    /** Keycloak itself trusts everybody's headers while no trusted address is configured; we must not. */
    private Optional<String> distrust(HttpRequest request) {
        if (!proxiesConfigured) {
            return Optional.of("proxy-addresses-not-set");
        }
        return request.isProxyTrusted() ? Optional.empty() : Optional.of("proxy-not-trusted");
    }
}
