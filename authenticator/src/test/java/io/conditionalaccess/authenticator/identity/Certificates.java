// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.authenticator.identity;

import java.math.BigInteger;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** Issues certificates for tests. */
final class Certificates {
    static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
    private static int serial = 1;

    private Certificates() {}

    /** A key with its certificate: a CA, or a device. */
    record Holder(KeyPair keys, X509Certificate certificate) {}

    static Holder ca(String name) throws Exception {
        return new Request(name).ca(true).selfSigned();
    }

    static Request device(String subject) {
        return new Request(subject);
    }

    static final class Request {
        private final X500Name subject;
        private final KeyPair keys;
        private final List<GeneralName> names = new ArrayList<>();
        private boolean ca;
        private Instant from = NOW.minus(1, ChronoUnit.DAYS);
        private Instant until = NOW.plus(1, ChronoUnit.DAYS);
        private KeyPurposeId[] purposes = {KeyPurposeId.id_kp_clientAuth};
        private int usage = KeyUsage.digitalSignature;

        private Request(String subject) {
            this.subject = new X500Name(subject);
            try {
                KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
                generator.initialize(new ECGenParameterSpec("secp256r1"));
                this.keys = generator.generateKeyPair();
            } catch (java.security.GeneralSecurityException e) {
                throw new IllegalStateException(e);
            }
        }

        Request ca(boolean isCa) {
            ca = isCa;
            usage = isCa ? KeyUsage.keyCertSign : usage;
            return this;
        }

        Request valid(Instant begins, Instant ends) {
            from = begins;
            until = ends;
            return this;
        }

        Request purposes(KeyPurposeId... ids) {
            purposes = ids;
            return this;
        }

        Request usage(int bits) {
            usage = bits;
            return this;
        }

        Request name(int type, String value) {
            names.add(new GeneralName(type, value));
            return this;
        }

        Holder selfSigned() throws Exception {
            return issue(keys, subject);
        }

        Holder by(Holder issuer) throws Exception {
            return issue(
                    issuer.keys(),
                    X500Name.getInstance(
                            issuer.certificate().getSubjectX500Principal().getEncoded()));
        }

        private Holder issue(KeyPair signer, X500Name issuer) throws Exception {
            JcaX509v3CertificateBuilder builder = new JcaX509v3CertificateBuilder(
                    issuer, BigInteger.valueOf(serial++), Date.from(from), Date.from(until), subject, keys.getPublic());
            builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(ca));
            builder.addExtension(Extension.keyUsage, true, new KeyUsage(usage));
            if (!ca && purposes.length > 0) {
                builder.addExtension(Extension.extendedKeyUsage, true, new ExtendedKeyUsage(purposes));
            }
            if (!names.isEmpty()) {
                builder.addExtension(
                        Extension.subjectAlternativeName, false, new GeneralNames(names.toArray(GeneralName[]::new)));
            }
            return new Holder(
                    keys,
                    new JcaX509CertificateConverter()
                            .getCertificate(builder.build(
                                    new JcaContentSignerBuilder("SHA256withECDSA").build(signer.getPrivate()))));
        }
    }
}
