// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.benchmarks;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/** A real PostgreSQL of this run, with its data in a temporary folder. */
final class Postgres implements AutoCloseable {
    private static final String USER = "postgres";
    private final EmbeddedPostgres server;

    private Postgres(EmbeddedPostgres server) {
        this.server = server;
    }

    static Postgres start() {
        try {
            // Embedded ones are made for tests and may lose what was committed; this one is as PostgreSQL comes.
            return new Postgres(EmbeddedPostgres.builder()
                    .setServerConfig("fsync", "on")
                    .setServerConfig("synchronous_commit", "on")
                    .start());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Creates a database; the options with which a server uses it. */
    List<String> create(String database) {
        try (Connection connection = server.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("create database " + database);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return List.of(
                "--db-url=jdbc:postgresql://localhost:" + server.getPort() + "/" + database,
                "--db-username=" + USER,
                "--db-password=" + USER);
    }

    Tables tables(String database) {
        try {
            return new Tables(server.getDatabase(USER, database).getConnection());
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
