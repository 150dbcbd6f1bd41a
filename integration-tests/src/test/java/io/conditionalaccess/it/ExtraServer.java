// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.it;

import io.conditionalaccess.demo.client.AdminClient;
import io.conditionalaccess.demo.http.Http;
import io.conditionalaccess.demo.keycloak.H2File;
import io.conditionalaccess.demo.keycloak.KeycloakDistribution;
import io.conditionalaccess.demo.keycloak.KeycloakServer;
import io.conditionalaccess.demo.keycloak.Ports;
import io.conditionalaccess.demo.keycloak.ServerOptions;
import io.conditionalaccess.demo.keycloak.ServerTls;
import java.net.URI;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/** A server that a test class stops and starts in other shapes; its embedded database and its addresses stay. */
final class ExtraServer implements AutoCloseable {
    private final Path data;
    private final ServerOptions options;
    private Optional<Path> otherJar = Optional.empty();
    private Optional<KeycloakServer> running = Optional.empty();

    ExtraServer() {
        this(H2File::in);
    }

    private ExtraServer(Function<Path, List<String>> database) {
        Path folder = Built.servers().resolve("extra-" + UUID.randomUUID());
        data = folder.resolve("data");
        options = ServerOptions.development(Ports.free(), Built.servers().resolve("extra.log"))
                .with(ServerTls.BUILD_OPTION)
                .with(new ServerTls(Authorities.DEVICES, folder.resolve("tls")).startOptions())
                .with(database.apply(data));
    }

    /** One whose database can be opened with {@link #sharedDatabase} while it runs. */
    static ExtraServer withSharedDatabase() {
        return new ExtraServer(H2File::shared);
    }

    /** Has this provider besides ours. */
    ExtraServer and(Path jar) {
        otherJar = Optional.of(jar);
        return this;
    }

    /** Starts it with the extension and these options. */
    ExtraServer start(String... more) {
        KeycloakDistribution installed = Built.server("extra");
        otherJar.ifPresent(installed::andProvider);
        running = Optional.of(new KeycloakServer(installed, options.with(more)).start());
        return this;
    }

    /** Starts it as Keycloak comes, on the same data. */
    ExtraServer startWithoutTheJar() {
        running = Optional.of(new KeycloakServer(Built.server("extra").withoutProviders(), options).start());
        return this;
    }

    void stop() {
        running.ifPresent(KeycloakServer::stop);
        running = Optional.empty();
    }

    /** The administrator; with a new token, because a restart may end the session of an old one. */
    AdminClient admin() {
        return new AdminClient(Http.plain(), server().http(), "admin", "admin");
    }

    TestRealm newRealm() {
        return TestRealm.create(admin(), server().https());
    }

    /** The same realm, after a restart. */
    TestRealm again(TestRealm realm) {
        return TestRealm.existing(realm.name, admin(), server().https());
    }

    /** The embedded database, which belongs to one process: open it only while the server is stopped. */
    Connection database() throws SQLException {
        return H2File.connect(data);
    }

    Connection sharedDatabase() throws SQLException {
        return H2File.connectShared(data);
    }

    URI http() {
        return server().http();
    }

    URI https() {
        return server().https();
    }

    @Override
    public void close() {
        stop();
    }

    private KeycloakServer server() {
        return running.orElseThrow(() -> new IllegalStateException("the server is stopped"));
    }
}
