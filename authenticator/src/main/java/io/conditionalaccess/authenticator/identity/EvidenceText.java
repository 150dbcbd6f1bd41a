// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.authenticator.identity;

import io.conditionalaccess.registry.certificate.CertificateEvidence;
import java.io.ByteArrayInputStream;
import java.security.cert.CertificateEncodingException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/** What a host saw, as a text that Keycloak keeps: {@code shown <DER in Base64> ...} or {@code refused <why>}. */
public final class EvidenceText {
    private static final String SHOWN = "shown";
    private static final String REFUSED = "refused";
    private static final String UNREADABLE = "certificate-unreadable";

    /** More than a leaf needs to reach its CA; the rest of what is shown is not kept. */
    private static final int MAX_CHAIN = 8;

    private EvidenceText() {}

    public static String write(CertificateEvidence evidence) {
        if (evidence instanceof CertificateEvidence.Refused refused) {
            return REFUSED + " " + refused.why();
        }
        StringBuilder text = new StringBuilder(SHOWN);
        List<X509Certificate> chain = ((CertificateEvidence.Shown) evidence).chain();
        try {
            for (X509Certificate certificate : chain.subList(0, Math.min(chain.size(), MAX_CHAIN))) {
                text.append(' ').append(Base64.getEncoder().encodeToString(certificate.getEncoded()));
            }
            return text.toString();
        } catch (CertificateEncodingException e) {
            return REFUSED + " " + UNREADABLE;
        }
    }

    public static CertificateEvidence read(String text) {
        String[] words = text.split(" ", -1);
        if (!words[0].equals(SHOWN)) {
            return new CertificateEvidence.Refused(words.length > 1 ? words[1] : UNREADABLE);
        }
        try {
            CertificateFactory factory = CertificateFactory.getInstance("X.509");
            List<X509Certificate> chain = new ArrayList<>();
            for (String word : List.of(words).subList(1, words.length)) {
                byte[] der = Base64.getDecoder().decode(word);
                chain.add((X509Certificate) factory.generateCertificate(new ByteArrayInputStream(der)));
            }
            return chain.isEmpty()
                    ? new CertificateEvidence.Refused(UNREADABLE)
                    : new CertificateEvidence.Shown(List.copyOf(chain));
        } catch (CertificateException | IllegalArgumentException e) {
            return new CertificateEvidence.Refused(UNREADABLE);
        }
    }
}
