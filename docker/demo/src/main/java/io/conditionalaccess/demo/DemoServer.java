// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.demo;

import io.conditionalaccess.demo.client.AdminClient;
import io.conditionalaccess.demo.http.Http;
import io.conditionalaccess.demo.keycloak.H2File;
import io.conditionalaccess.demo.keycloak.KeycloakDistribution;
import io.conditionalaccess.demo.keycloak.KeycloakServer;
import io.conditionalaccess.demo.keycloak.Ports;
import io.conditionalaccess.demo.keycloak.ServerOptions;
import io.conditionalaccess.demo.keycloak.ServerTls;
import java.net.URI;

/** A real Keycloak with the extension and the demo realm, on ports 8080, 8443 and 9000. */
public final class DemoServer implements AutoCloseable {
    private static final Ports PORTS = new Ports(8080, 8443, 9000);
    private final KeycloakServer keycloak;
    private final DemoCertificates certificates;

    private DemoServer(KeycloakServer keycloak, DemoCertificates certificates) {
        this.keycloak = keycloak;
        this.certificates = certificates;
    }

    /** Starts it; returns once realm {@code demo} answers. */
    static DemoServer start(DemoFolder folder) {
        PORTS.requireFree();
        DemoCertificates certificates = new DemoCertificates(folder);
        KeycloakDistribution distribution = KeycloakDistribution.unpack(folder.keycloakZip(), folder.keycloakHome())
                .withProvider(folder.provider());
        ServerOptions options = ServerOptions.development(PORTS, folder.log())
                .with(ServerTls.BUILD_OPTION)
                .with(certificates.server().startOptions())
                .with(H2File.in(folder.state().resolve("database")));
        DemoServer server = new DemoServer(new KeycloakServer(distribution, options).start(), certificates);
        try {
            new DemoSetup(server.admin(), certificates.authorityPem()).ensureRealm();
        } catch (RuntimeException e) {
            server.close();
            throw e;
        }
        return server;
    }

    /** Where devices and people find the realm. */
    public URI realm() {
        return keycloak.https().resolve("/realms/" + DemoRealm.NAME);
    }

    /** The certificates that the server and its devices have. */
    public DemoCertificates certificates() {
        return certificates;
    }

    /** The server's administrator. */
    public AdminClient admin() {
        return new AdminClient(Http.plain(), keycloak.http(), "admin", "admin");
    }

    /** Returns when the server has ended. */
    void awaitEnd() {
        keycloak.ended().join();
    }

    @Override
    public void close() {
        keycloak.close();
    }
}
