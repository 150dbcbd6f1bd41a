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
import java.nio.file.Files;
import java.nio.file.Path;
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
    private final SpanReceiver spans = new SpanReceiver();

    Nodes() {
        tls = new ServerTls(
                Authorities.DEVICES,
                Built.servers().resolve("nodes-tls-" + UUID.randomUUID()),
                List.of(Authorities.DEVICES));
        built = Built.server("node")
                .build(
                        List.of(
                                "--db=postgres",
                                "--cache=ispn",
                                "--tracing-enabled=true",
                                "--tracing-jdbc-enabled=false",
                                ServerTls.BUILD_OPTION),
                        Built.servers().resolve("nodes-build.log"));
    }

    /** Starts another one, which joins the others; returns when it is ready. */
    KeycloakServer start() {
        return start(built.copyTo(folder()));
    }

    /** Starts another one that has the same database and never hears of the others; returns when it is ready. */
    KeycloakServer startApart() {
        KeycloakDistribution apart = built.copyTo(folder());
        Path caches = apart.home().resolve("conf/cache-ispn.xml");
        try {
            String joining = Files.readString(caches);
            String alone = joining.replace("<transport ", "<transport cluster=\"apart\" ");
            if (alone.equals(joining)) {
                throw new IllegalStateException("no transport in " + caches);
            }
            Files.writeString(caches, alone);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return start(apart);
    }

    private KeycloakServer start(KeycloakDistribution distribution) {
        int number = nodes.size() + 1;
        Ports ports = number == 1 ? first : Ports.free();
        ServerOptions options = ServerOptions.optimized(ports, log(number - 1))
                .with(tls.startOptions())
                .with(
                        "--db-url=jdbc:postgresql://localhost:" + postgres.getPort() + "/postgres",
                        "--db-username=postgres",
                        "--db-password=postgres",
                        "--hostname=https://localhost:" + first.https(),
                        "--cache-embedded-network-bind-address=127.0.0.1",
                        "--cache-embedded-network-bind-port=" + Ports.free().http(),
                        "--log-level=INFO,io.conditionalaccess:debug",
                        "--tracing-protocol=http/protobuf",
                        "--tracing-endpoint=" + spans.url());
        KeycloakServer node = new KeycloakServer(distribution, options).start();
        nodes.add(node);
        return node;
    }

    private static Path folder() {
        return Built.servers().resolve("node-" + UUID.randomUUID());
    }

    /** What this node wrote, by the order of the starts; earlier runs are in it too. */
    static Path log(int node) {
        return Built.servers().resolve("node-" + (node + 1) + ".log");
    }

    /** What all nodes are copies of. */
    KeycloakDistribution distribution() {
        return built;
    }

    /** What all nodes sent. */
    SpanReceiver spans() {
        return spans;
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
        spans.close();
        try {
            postgres.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
