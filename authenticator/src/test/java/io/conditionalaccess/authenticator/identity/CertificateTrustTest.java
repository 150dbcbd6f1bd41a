// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.authenticator.identity;

import static io.conditionalaccess.authenticator.identity.Certificates.NOW;
import static io.conditionalaccess.authenticator.identity.Certificates.ca;
import static io.conditionalaccess.authenticator.identity.Certificates.device;
import static org.assertj.core.api.Assertions.assertThat;

import io.conditionalaccess.authenticator.identity.Certificates.Holder;
import io.conditionalaccess.registry.certificate.CertificateTrust;
import java.time.Duration;
import java.util.List;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.junit.jupiter.api.Test;

class CertificateTrustTest {
    private static final String CA_NAME = "CN=Device CA,O=Example";

    private final CertificateTrust trust = new CertificateTrust();

    @Test
    void acceptsWhatADeviceCaIssued() throws Exception {
        Holder ca = ca(CA_NAME);
        Holder laptop = device("CN=alice-laptop").by(ca);

        assertThat(trust.refusal(List.of(laptop.certificate()), List.of(ca.certificate()), NOW))
                .isEmpty();
        assertThat(trust.refusal(List.of(laptop.certificate(), ca.certificate()), List.of(ca.certificate()), NOW))
                .isEmpty();
    }

    @Test
    void acceptsACertificateWithoutExtendedKeyUsage() throws Exception {
        Holder ca = ca(CA_NAME);
        Holder laptop = device("CN=alice-laptop").purposes().by(ca);

        assertThat(trust.refusal(List.of(laptop.certificate()), List.of(ca.certificate()), NOW))
                .isEmpty();
    }

    @Test
    void findsItsWayThroughAnIntermediateCa() throws Exception {
        Holder root = ca(CA_NAME);
        Holder intermediate = device("CN=Issuing CA").ca(true).by(root);
        Holder laptop = device("CN=alice-laptop").by(intermediate);

        assertThat(trust.refusal(
                        List.of(laptop.certificate(), intermediate.certificate()), List.of(root.certificate()), NOW))
                .isEmpty();
        assertThat(new CertificateTrust().refusal(List.of(laptop.certificate()), List.of(root.certificate()), NOW))
                .contains("certificate-of-unknown-issuer");
    }

    @Test
    void refusesAnotherCaOfTheSameName() throws Exception {
        Holder ours = ca(CA_NAME);
        Holder theirs = ca(CA_NAME);
        Holder laptop = device("CN=alice-laptop").by(theirs);

        assertThat(trust.refusal(List.of(laptop.certificate(), theirs.certificate()), List.of(ours.certificate()), NOW))
                .contains("certificate-of-unknown-issuer");
    }

    @Test
    void refusesACertificateThatItsHolderSignedAlone() throws Exception {
        Holder ca = ca(CA_NAME);
        Holder laptop = device("CN=alice-laptop").selfSigned();

        assertThat(trust.refusal(List.of(laptop.certificate()), List.of(ca.certificate()), NOW))
                .contains("certificate-of-unknown-issuer");
    }

    @Test
    void refusesADeviceThatPlaysCa() throws Exception {
        Holder ca = ca(CA_NAME);
        Holder laptop = device("CN=alice-laptop").by(ca);
        Holder forged = device("CN=bob-laptop").by(laptop);

        assertThat(trust.refusal(List.of(forged.certificate(), laptop.certificate()), List.of(ca.certificate()), NOW))
                .contains("certificate-of-unknown-issuer");
    }

    @Test
    void refusesTheCaItself() throws Exception {
        Holder root = ca(CA_NAME);
        Holder intermediate = device("CN=Issuing CA")
                .ca(true)
                .usage(KeyUsage.digitalSignature)
                .by(root);

        assertThat(trust.refusal(List.of(intermediate.certificate()), List.of(root.certificate()), NOW))
                .contains("certificate-of-unknown-issuer");
    }

    @Test
    void refusesCertificatesBeforeAndAfterTheirTime() throws Exception {
        Holder ca = ca(CA_NAME);
        Holder old = device("CN=alice-laptop")
                .valid(NOW.minus(Duration.ofDays(9)), NOW.minusSeconds(1))
                .by(ca);
        Holder early = device("CN=alice-laptop")
                .valid(NOW.plusSeconds(1), NOW.plus(Duration.ofDays(9)))
                .by(ca);

        assertThat(trust.refusal(List.of(old.certificate()), List.of(ca.certificate()), NOW))
                .contains("certificate-expired");
        assertThat(trust.refusal(List.of(early.certificate()), List.of(ca.certificate()), NOW))
                .contains("certificate-expired");
    }

    @Test
    void refusesCertificatesThatAreNotForClients() throws Exception {
        Holder ca = ca(CA_NAME);
        Holder server = device("CN=alice-laptop")
                .purposes(KeyPurposeId.id_kp_serverAuth)
                .by(ca);
        Holder encryption =
                device("CN=alice-laptop").usage(KeyUsage.keyEncipherment).by(ca);

        assertThat(trust.refusal(List.of(server.certificate()), List.of(ca.certificate()), NOW))
                .contains("certificate-not-for-clients");
        assertThat(trust.refusal(List.of(encryption.certificate()), List.of(ca.certificate()), NOW))
                .contains("certificate-not-for-clients");
    }

    @Test
    void trustsNobodyWhileNoIssuerIsSet() throws Exception {
        Holder laptop = device("CN=alice-laptop").by(ca(CA_NAME));

        assertThat(trust.refusal(List.of(laptop.certificate()), List.of(), NOW)).contains("no-certificate-issuers-set");
    }

    @Test
    void forgetsWhatItAcceptedWhenTimeOrIssuersChange() throws Exception {
        Holder ca = ca(CA_NAME);
        Holder laptop = device("CN=alice-laptop").by(ca);
        assertThat(trust.refusal(List.of(laptop.certificate()), List.of(ca.certificate()), NOW))
                .isEmpty();

        assertThat(trust.refusal(
                        List.of(laptop.certificate()), List.of(ca.certificate()), NOW.plus(Duration.ofDays(2))))
                .contains("certificate-expired");
        assertThat(trust.refusal(
                        List.of(laptop.certificate()), List.of(ca("CN=New CA").certificate()), NOW))
                .contains("certificate-of-unknown-issuer");
    }
}
