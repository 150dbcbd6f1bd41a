// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.it;

import io.conditionalaccess.demo.client.AdminClient;
import io.conditionalaccess.demo.http.Http;
import io.conditionalaccess.demo.keycloak.KeycloakDistribution;
import io.conditionalaccess.demo.keycloak.KeycloakServer;
import io.conditionalaccess.demo.keycloak.Ports;
import io.conditionalaccess.demo.keycloak.ServerOptions;
import io.conditionalaccess.demo.keycloak.ServerTls;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * Keycloak processes on one PostgreSQL, as production runs them: they find each other in the database and talk over
 * loopback. All call themselves by the address of the first, so that tokens of one are tokens of all.
 */
final class Nodes implements AutoCloseable {
    private final EmbeddedPostgres postgres = postgres();
    private final KeycloakDistribution built;
    private final List<KeycloakServer> nodes = new ArrayList<>();
    private final ServerTls tls;
    private final Ports first = Ports.free();

    Nodes() {
        tls = new ServerTls(
                Authorities.DEVICES,
                Built.servers().resolve("nodes-tls-" + UUID.randomUUID()),
                List.of(Authorities.DEVICES));
        built = Built.server("node")
                .build(
                        List.of("--db=postgres", "--cache=ispn", "--health-enabled=true", ServerTls.BUILD_OPTION),
                        Built.servers().resolve("nodes-build.log"));
    }

    /** Starts another one, which joins the others; returns when it is ready. */
    KeycloakServer start() {
        int number = nodes.size() + 1;
        Ports ports = number == 1 ? first : Ports.free();
        ServerOptions options = ServerOptions.optimized(ports, Built.servers().resolve("node-" + number + ".log"))
                .with(tls.startOptions())
                .with(
                        "--db-url=jdbc:postgresql://localhost:" + postgres.getPort() + "/postgres",
                        "--db-username=postgres",
                        "--db-password=postgres",
                        "--hostname=https://localhost:" + first.https(),
                        "--cache-embedded-network-bind-address=127.0.0.1",
                        "--cache-embedded-network-bind-port=" + Ports.free().http());
        KeycloakServer node =
                new KeycloakServer(built.copyTo(Built.servers().resolve("node-" + UUID.randomUUID())), options).start();
        nodes.add(node);
        return node;
    }

    /** The realm as this node serves it. */
    static TestRealm at(KeycloakServer node, String realm) {
        return TestRealm.existing(realm, admin(node), node.https());
    }

    static AdminClient admin(KeycloakServer node) {
        return new AdminClient(Http.plain(), node.http(), "admin", "admin");
    }

    Connection database() throws SQLException {
        return postgres.getPostgresDatabase().getConnection();
    }

    private static EmbeddedPostgres postgres() {
        try {
            return EmbeddedPostgres.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        nodes.forEach(KeycloakServer::close);
        try {
            postgres.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
