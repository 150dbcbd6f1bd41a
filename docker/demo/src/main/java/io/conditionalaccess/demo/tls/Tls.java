// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.demo.tls;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.List;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** What one machine shows and whom it trusts when it connects. */
public final class Tls {
    private Tls() {}

    /** Trusts servers of this authority and shows no certificate. */
    public static SSLContext trusting(CertificateAuthority authority) {
        return context(authority, new KeyManager[0]);
    }

    /** Trusts servers of this authority and shows this certificate, whoever issued it. */
    public static SSLContext presenting(Identity device, CertificateAuthority authority) {
        return context(authority, new KeyManager[] {new OneIdentity(device)});
    }

    /** Writes a PKCS#12 trust store that holds only these certificates. */
    public static void writeTrustStore(List<X509Certificate> certificates, Path file, String password) {
        try {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            trustStore(certificates).store(out, password.toCharArray());
            WholeFile.write(file, out.toByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static SSLContext context(CertificateAuthority authority, KeyManager[] shown) {
        try {
            TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(trustStore(List.of(authority.self().certificate())));
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(shown, trust.getTrustManagers(), null);
            return context;
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static KeyStore trustStore(List<X509Certificate> certificates)
            throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        for (X509Certificate certificate : certificates) {
            store.setCertificateEntry("ca-" + certificate.getSerialNumber(), certificate);
        }
        return store;
    }
}
