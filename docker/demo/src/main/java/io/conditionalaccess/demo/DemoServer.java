// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.demo;

import io.conditionalaccess.demo.keycloak.H2File;
import io.conditionalaccess.demo.keycloak.KeycloakDistribution;
import io.conditionalaccess.demo.keycloak.KeycloakServer;
import io.conditionalaccess.demo.keycloak.ServerOptions;
import io.conditionalaccess.demo.keycloak.ServerTls;

/** A real Keycloak with the extension and the demo realm, on ports 8080, 8443 and 9000. */
public final class DemoServer implements AutoCloseable {
    private final KeycloakServer keycloak;
    private final DemoAddress address;

    private DemoServer(KeycloakServer keycloak, DemoAddress address) {
        this.keycloak = keycloak;
        this.address = address;
    }

    /** Starts it; returns once realm {@code demo} answers. */
    static DemoServer start(DemoFolder folder) {
        DemoAddress.PORTS.requireFree();
        DemoCertificates certificates = new DemoCertificates(folder);
        KeycloakDistribution distribution = KeycloakDistribution.unpack(folder.keycloakZip(), folder.keycloakHome())
                .withProvider(folder.provider());
        ServerOptions options = ServerOptions.development(DemoAddress.PORTS, folder.log())
                .with(ServerTls.BUILD_OPTION)
                .with(certificates.server().startOptions())
                .with(H2File.in(folder.state().resolve("database")));
        DemoServer server =
                new DemoServer(new KeycloakServer(distribution, options).start(), new DemoAddress(certificates));
        try {
            new DemoSetup(server.address.admin(), certificates.authorityPem()).ensureRealm();
        } catch (RuntimeException e) {
            server.close();
            throw e;
        }
        return server;
    }

    /** Where devices and people find it. */
    public DemoAddress address() {
        return address;
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
