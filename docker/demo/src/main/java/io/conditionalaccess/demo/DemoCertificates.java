// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.demo;

import io.conditionalaccess.demo.http.Http;
import io.conditionalaccess.demo.tls.CertificateAuthority;
import io.conditionalaccess.demo.tls.Identity;
import io.conditionalaccess.demo.tls.IdentityFiles;
import io.conditionalaccess.demo.tls.Tls;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The demo authority, its server and its devices: issued at the first run and kept. */
public final class DemoCertificates {
    private static final String TRUST_STORE_PASSWORD = "demo-trust";
    private final CertificateAuthority authority;
    private final Map<String, Identity> devices = new TreeMap<>();
    private final IdentityFiles server;
    private final Path trustStore;

    DemoCertificates(DemoFolder folder) {
        authority = new IdentityFiles(folder.state().resolve("ca")).authority("Demo device authority");
        server = new IdentityFiles(folder.state().resolve("server"));
        server.issuedBy(authority, authority::localServer);
        for (String id : DemoRealm.DEVICES) {
            IdentityFiles files = new IdentityFiles(folder.device(id));
            devices.put(id, files.issuedBy(authority, () -> authority.device(id)));
        }
        trustStore = folder.state().resolve("device-authorities.p12");
        Tls.writeTrustStore(authority.self().certificate(), trustStore, TRUST_STORE_PASSWORD);
        write(folder.authorityCertificate(), authorityPem());
    }

    /** Options of a server that asks each client for a certificate and lets in those without. */
    List<String> serverOptions() {
        return List.of(
                "--https-certificate-file=" + server.certificate(),
                "--https-certificate-key-file=" + server.key(),
                "--https-client-auth=request",
                // Only the device authority: the general trust store would let in clients of every public one.
                "--https-trust-store-file=" + trustStore,
                "--https-trust-store-password=" + TRUST_STORE_PASSWORD);
    }

    String authorityPem() {
        return authority.self().certificatePem();
    }

    /** A connection from one of the demo's devices. */
    public Http from(String device) {
        Identity identity = devices.get(device);
        if (identity == null) {
            throw new IllegalArgumentException("no device " + device);
        }
        return Http.over(Tls.presenting(identity, authority));
    }

    /** A connection from a machine without a certificate. */
    public Http fromUnknownMachine() {
        return Http.over(Tls.trusting(authority));
    }

    private static void write(Path file, String text) {
        try {
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
