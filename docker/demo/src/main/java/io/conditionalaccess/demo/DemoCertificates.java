// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.demo;

import io.conditionalaccess.demo.http.Http;
import io.conditionalaccess.demo.keycloak.ServerTls;
import io.conditionalaccess.demo.tls.CertificateAuthority;
import io.conditionalaccess.demo.tls.Identity;
import io.conditionalaccess.demo.tls.IdentityFiles;
import io.conditionalaccess.demo.tls.Tls;
import io.conditionalaccess.demo.tls.WholeFile;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;

/** The demo authority, its server and its devices: issued at the first run and kept. */
public final class DemoCertificates {
    private final CertificateAuthority authority;
    private final Map<String, Identity> devices = new TreeMap<>();
    private final ServerTls server;

    DemoCertificates(DemoFolder folder) {
        authority = new IdentityFiles(folder.state().resolve("ca")).authority("Demo device authority");
        server = new ServerTls(authority, folder.state().resolve("server"));
        for (String id : DemoRealm.DEVICES) {
            IdentityFiles files = new IdentityFiles(folder.device(id));
            devices.put(id, files.issuedBy(authority, () -> authority.device(id)));
        }
        WholeFile.write(folder.authorityCertificate(), authorityPem().getBytes(StandardCharsets.UTF_8));
    }

    ServerTls server() {
        return server;
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
}
