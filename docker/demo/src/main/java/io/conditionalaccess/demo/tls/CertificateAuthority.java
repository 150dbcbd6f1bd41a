// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.demo.tls;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.CertIOException;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** Issues certificates (RFC 5280, EC P-256) to devices and to a server on this machine. */
public final class CertificateAuthority {
    private static final Duration ITS_LIFE = Duration.ofDays(3650);
    private static final Duration LEAF_LIFE = Duration.ofDays(730);
    private static final SecureRandom RANDOM = new SecureRandom();
    private final Identity self;

    private CertificateAuthority(Identity self) {
        this.self = self;
    }

    /** A new authority with this common name. */
    public static CertificateAuthority named(String name) {
        KeyPair pair = newKey();
        X500Name subject = new X500Name("CN=" + name);
        JcaX509v3CertificateBuilder builder =
                builder(subject, subject, pair, Instant.now().plus(ITS_LIFE));
        add(builder, Extension.basicConstraints, new BasicConstraints(0));
        add(builder, Extension.keyUsage, new KeyUsage(KeyUsage.keyCertSign | KeyUsage.cRLSign));
        X509Certificate certificate = sign(builder, pair.getPrivate());
        return new CertificateAuthority(new Identity(certificate, pair.getPrivate(), certificate));
    }

    /** The authority that was kept as this pair of PEM texts. */
    static CertificateAuthority restored(String certificatePem, String keyPem) {
        X509Certificate certificate = Certificates.certificate(Pem.read(certificatePem));
        return new CertificateAuthority(new Identity(certificate, Certificates.key(Pem.read(keyPem)), certificate));
    }

    /** Its own certificate and key. */
    public Identity self() {
        return self;
    }

    /** A certificate with CN = device id, for TLS clients. */
    public Identity device(String id) {
        return device(id, Instant.now().plus(LEAF_LIFE));
    }

    /** As {@link #device(String)}, valid until then, which may be in the past. */
    public Identity device(String id, Instant until) {
        return leaf(id, until, KeyPurposeId.id_kp_clientAuth, new GeneralName[0]);
    }

    /** A certificate for a server at localhost and 127.0.0.1. */
    public Identity localServer() {
        return leaf("localhost", Instant.now().plus(LEAF_LIFE), KeyPurposeId.id_kp_serverAuth, new GeneralName[] {
            new GeneralName(GeneralName.dNSName, "localhost"), new GeneralName(GeneralName.iPAddress, "127.0.0.1")
        });
    }

    private Identity leaf(String commonName, Instant until, KeyPurposeId purpose, GeneralName[] names) {
        KeyPair pair = newKey();
        X500Name issuer = X500Name.getInstance(
                self.certificate().getSubjectX500Principal().getEncoded());
        JcaX509v3CertificateBuilder builder = builder(issuer, new X500Name("CN=" + commonName), pair, until);
        add(builder, Extension.basicConstraints, new BasicConstraints(false));
        add(builder, Extension.keyUsage, new KeyUsage(KeyUsage.digitalSignature));
        add(builder, Extension.extendedKeyUsage, new ExtendedKeyUsage(purpose));
        if (names.length > 0) {
            add(builder, Extension.subjectAlternativeName, new GeneralNames(names));
        }
        return new Identity(sign(builder, self.key()), pair.getPrivate(), self.certificate());
    }

    private static KeyPair newKey() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance(Certificates.KEY_ALGORITHM);
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static JcaX509v3CertificateBuilder builder(X500Name issuer, X500Name subject, KeyPair pair, Instant until) {
        // A day early, so that a clock that is a little behind accepts it, and earlier still for one that has expired.
        Instant now = Instant.now();
        Instant from = (until.isBefore(now) ? until : now).minus(Duration.ofDays(1));
        BigInteger serial = new BigInteger(127, RANDOM).setBit(126);
        return new JcaX509v3CertificateBuilder(
                issuer, serial, Date.from(from), Date.from(until), subject, pair.getPublic());
    }

    private static void add(JcaX509v3CertificateBuilder builder, ASN1ObjectIdentifier id, ASN1Encodable value) {
        boolean critical = id.equals(Extension.basicConstraints) || id.equals(Extension.keyUsage);
        try {
            builder.addExtension(id, critical, value);
        } catch (CertIOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static X509Certificate sign(JcaX509v3CertificateBuilder builder, PrivateKey key) {
        try {
            return new JcaX509CertificateConverter()
                    .getCertificate(builder.build(new JcaContentSignerBuilder("SHA256withECDSA").build(key)));
        } catch (OperatorCreationException | GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
