// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.authenticator.identity;

import static org.assertj.core.api.Assertions.assertThat;

import io.conditionalaccess.registry.certificate.CertificateEvidence;
import io.conditionalaccess.registry.certificate.CertificateSource;
import java.lang.reflect.Proxy;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.keycloak.http.HttpRequest;
import org.keycloak.services.x509.X509ClientCertificateLookup;

class CertificateSourceTest {

    @Test
    void readsTheTlsConnectionWhateverIsSaidOfProxies() throws Exception {
        X509Certificate certificate = Certificates.ca("CN=any").certificate();

        assertThat(new CertificateSource(lookup(certificate), "quarkus", false).read(request(false)))
                .isEqualTo(new CertificateEvidence.Shown(List.of(certificate)));
    }

    @Test
    void refusesHeadersWhileNoProxyIsTrusted() throws Exception {
        X509Certificate certificate = Certificates.ca("CN=any").certificate();

        assertThat(new CertificateSource(lookup(certificate), "nginx", false).read(request(true)))
                .isEqualTo(new CertificateEvidence.Refused("proxy-addresses-not-set"));
    }

    @Test
    void refusesHeadersFromElsewhere() throws Exception {
        X509Certificate certificate = Certificates.ca("CN=any").certificate();
        CertificateSource source = new CertificateSource(lookup(certificate), "nginx", true);

        assertThat(source.read(request(false))).isEqualTo(new CertificateEvidence.Refused("proxy-not-trusted"));
        assertThat(source.read(request(true))).isEqualTo(new CertificateEvidence.Shown(List.of(certificate)));
    }

    @Test
    void saysThatThereIsNone() {
        assertThat(new CertificateSource(lookup(), "quarkus", false).read(request(false)))
                .isEqualTo(new CertificateEvidence.Refused("no-certificate"));
    }

    @Test
    void saysSoOfAChainOfNothing() {
        assertThat(new CertificateSource(lookup((@Nullable X509Certificate) null), "quarkus", false)
                        .read(request(false)))
                .isEqualTo(new CertificateEvidence.Refused("no-certificate"));
    }

    @ParameterizedTest
    @MethodSource("failures")
    void refusesWhatTheLookupCannotDecode(Exception failure) {
        CertificateSource source = new CertificateSource(failing(failure), "nginx", true);

        assertThat(source.read(request(true))).isEqualTo(new CertificateEvidence.Refused("certificate-unreadable"));
    }

    private static Stream<Exception> failures() {
        return Stream.of(
                new GeneralSecurityException("not PEM"),
                new IllegalArgumentException("URLDecoder: Illegal hex characters in escape (%) pattern"),
                new ArrayIndexOutOfBoundsException(0));
    }

    private static X509ClientCertificateLookup failing(Exception failure) {
        return (X509ClientCertificateLookup) Proxy.newProxyInstance(
                CertificateSourceTest.class.getClassLoader(),
                new Class<?>[] {X509ClientCertificateLookup.class},
                (proxy, method, args) -> {
                    throw failure;
                });
    }

    private static X509ClientCertificateLookup lookup(@Nullable X509Certificate... chain) {
        return (X509ClientCertificateLookup) Proxy.newProxyInstance(
                CertificateSourceTest.class.getClassLoader(),
                new Class<?>[] {X509ClientCertificateLookup.class},
                (proxy, method, args) -> chain);
    }

    /** Answers only whether its proxy is trusted. */
    private static HttpRequest request(boolean trusted) {
        return (HttpRequest) Proxy.newProxyInstance(
                CertificateSourceTest.class.getClassLoader(),
                new Class<?>[] {HttpRequest.class},
                (proxy, method, args) -> {
                    assertThat(method.getName()).isEqualTo("isProxyTrusted");
                    return trusted;
                });
    }
}
