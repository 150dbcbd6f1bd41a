// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.demo.keycloak;

import io.conditionalaccess.demo.tls.CertificateAuthority;
import io.conditionalaccess.demo.tls.IdentityFiles;
import io.conditionalaccess.demo.tls.Tls;
import java.nio.file.Path;
import java.util.List;

/** TLS of a server that asks each client for a device certificate and lets in those without one. */
public final class ServerTls {
    /** What {@code kc.sh build} must know of it; development mode takes it at the start. */
    public static final String BUILD_OPTION = "--https-client-auth=request";

    private static final String PASSWORD = "device-authorities";
    private final IdentityFiles server;
    private final Path trustStore;

    /** Issues the server's certificate into this folder, or takes the one that is there. */
    public ServerTls(CertificateAuthority authority, Path folder) {
        this(authority, folder, List.of(authority));
    }

    /** As above, and lets in certificates of these authorities. */
    public ServerTls(CertificateAuthority authority, Path folder, List<CertificateAuthority> deviceAuthorities) {
        server = new IdentityFiles(folder);
        server.issuedBy(authority, authority::localServer);
        trustStore = folder.resolve("device-authorities.p12");
        Tls.writeTrustStore(
                deviceAuthorities.stream()
                        .map(device -> device.self().certificate())
                        .toList(),
                trustStore,
                PASSWORD);
    }

    /** The options of the start. */
    public List<String> startOptions() {
        return List.of(
                "--https-certificate-file=" + server.certificate(),
                "--https-certificate-key-file=" + server.key(),
                // Only the device authority: the general trust store would let in clients of every public one.
                "--https-trust-store-file=" + trustStore,
                "--https-trust-store-password=" + PASSWORD);
    }
}
