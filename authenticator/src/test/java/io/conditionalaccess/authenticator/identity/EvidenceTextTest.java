// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.authenticator.identity;

import static org.assertj.core.api.Assertions.assertThat;

import io.conditionalaccess.registry.certificate.CertificateEvidence;
import java.security.cert.X509Certificate;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EvidenceTextTest {

    @Test
    void keepsTheChainInItsOrder() throws Exception {
        Certificates.Holder ca = Certificates.ca("CN=Device CA");
        X509Certificate leaf = Certificates.device("CN=laptop").by(ca).certificate();
        CertificateEvidence chain = new CertificateEvidence.Shown(List.of(leaf, ca.certificate()));

        assertThat(EvidenceText.read(EvidenceText.write(chain))).isEqualTo(chain);
    }

    @Test
    void keepsNoMoreOfAChainThanAnyNeeds() throws Exception {
        X509Certificate ca = Certificates.ca("CN=Device CA").certificate();
        CertificateEvidence chain = new CertificateEvidence.Shown(Collections.nCopies(100, ca));

        assertThat(EvidenceText.read(EvidenceText.write(chain)))
                .isEqualTo(new CertificateEvidence.Shown(Collections.nCopies(8, ca)));
    }

    @Test
    void keepsWhyThereIsNone() {
        CertificateEvidence none = new CertificateEvidence.Refused("no-certificate");

        assertThat(EvidenceText.read(EvidenceText.write(none))).isEqualTo(none);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "shown", "shown ", "shown bm8=", "shown %", "refused", "anything"})
    void whatCannotBeReadIsNoCertificate(String text) {
        assertThat(EvidenceText.read(text)).isEqualTo(new CertificateEvidence.Refused("certificate-unreadable"));
    }
}
