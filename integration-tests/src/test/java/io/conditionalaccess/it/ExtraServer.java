// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.it;

import io.conditionalaccess.demo.client.AdminClient;
import io.conditionalaccess.demo.http.Http;
import io.conditionalaccess.demo.keycloak.H2File;
import io.conditionalaccess.demo.keycloak.KeycloakServer;
import io.conditionalaccess.demo.keycloak.Ports;
import io.conditionalaccess.demo.keycloak.ServerOptions;
import io.conditionalaccess.demo.keycloak.ServerTls;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import java.util.UUID;

/** A server that a test class stops and starts in other shapes; its embedded database and its addresses stay. */
final class ExtraServer implements AutoCloseable {
    private final Path data;
    private final ServerOptions options;
    private Optional<KeycloakServer> running = Optional.empty();

    ExtraServer() {
        Path folder = Built.servers().resolve("extra-" + UUID.randomUUID());
        data = folder.resolve("data");
        options = ServerOptions.development(Ports.free(), Built.servers().resolve("extra.log"))
                .with(ServerTls.BUILD_OPTION)
                .with(new ServerTls(Authorities.DEVICES, folder.resolve("tls")).startOptions())
                .with(H2File.in(data));
    }

    /** Starts it with the extension and these options. */
    ExtraServer start(String... more) {
        running = Optional.of(new KeycloakServer(Built.server("extra"), options.with(more)).start());
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

    @Override
    public void close() {
        stop();
    }

    private KeycloakServer server() {
        return running.orElseThrow(() -> new IllegalStateException("the server is stopped"));
    }
}
