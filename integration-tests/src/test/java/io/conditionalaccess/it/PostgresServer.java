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
import java.sql.Statement;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;

/** One server in production mode on a real PostgreSQL, for all test classes that need that. */
final class PostgresServer {
    private static final EmbeddedPostgres POSTGRES = postgres();
    static final KeycloakServer KEYCLOAK = start();
    static final AdminClient ADMIN = new AdminClient(Http.plain(), KEYCLOAK.http(), "admin", "admin");

    private PostgresServer() {}

    static DataSource database() {
        return POSTGRES.getPostgresDatabase();
    }

    /** In Prometheus' form. */
    static String metrics() {
        return Http.plain().get(KEYCLOAK.management().resolve("/metrics")).body();
    }

    private static EmbeddedPostgres postgres() {
        try {
            // The extension counts statements exactly and at once.
            EmbeddedPostgres postgres = EmbeddedPostgres.builder()
                    .setServerConfig("shared_preload_libraries", "pg_stat_statements")
                    .setServerConfig("pg_stat_statements.max", "20000")
                    .start();
            try (Connection connection = postgres.getPostgresDatabase().getConnection();
                    Statement statement = connection.createStatement()) {
                statement.execute("create extension pg_stat_statements");
            }
            Runtime.getRuntime().addShutdownHook(new Thread(() -> close(postgres)));
            return postgres;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void close(EmbeddedPostgres postgres) {
        try {
            postgres.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static KeycloakServer start() {
        String url = "jdbc:postgresql://localhost:" + POSTGRES.getPort() + "/postgres";
        ServerTls tls = new ServerTls(
                Authorities.DEVICES,
                Built.servers().resolve("postgres-tls-" + UUID.randomUUID()),
                List.of(Authorities.DEVICES, Authorities.STRANGERS));
        KeycloakDistribution built = Built.server("postgres")
                .build(
                        List.of("--db=postgres", "--metrics-enabled=true", ServerTls.BUILD_OPTION),
                        Built.servers().resolve("postgres-build.log"));
        ServerOptions options = ServerOptions.optimized(
                        Ports.free(), Built.servers().resolve("postgres.log"))
                .with(tls.startOptions())
                .with("--db-url=" + url, "--db-username=postgres", "--db-password=postgres", "--cache=local");
        return new KeycloakServer(built, options).start();
    }
}
