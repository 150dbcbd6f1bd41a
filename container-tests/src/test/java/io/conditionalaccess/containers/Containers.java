// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.containers;

import dasniko.testcontainers.keycloak.HttpsClientAuth;
import dasniko.testcontainers.keycloak.KeycloakContainer;
import io.conditionalaccess.demo.keycloak.ServerTls;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.Network;
import org.testcontainers.containers.wait.strategy.Wait;
import org.testcontainers.utility.DockerImageName;
import org.testcontainers.utility.MountableFile;

/** The containers of the tests, of the images that the build names ({@code containers.keycloak.image} and the like). */
final class Containers {
    private static final int HTTP = 8080;
    private static final int HTTPS = 8443;
    private static final int MANAGEMENT = 9000;
    /** The image builds the server at its start, on a machine that may be slow. */
    private static final Duration PATIENCE = Duration.ofMinutes(8);

    private static final String DATABASE = "keycloak";
    private static final String INSIDE = "/opt/keycloak/conf/";

    private Containers() {}

    /** A Keycloak in development mode with the provider jar, which asks for device certificates. */
    static KeycloakContainer keycloak() {
        Path tls = tls();
        return new KeycloakContainer(property("containers.keycloak.image"))
                .withProviderLibsFrom(List.of(Path.of(property("provider.jar")).toFile()))
                .withHttpsClientAuth(HttpsClientAuth.REQUEST)
                .withExposedPorts(HTTP, HTTPS, MANAGEMENT)
                .withCopyFileToContainer(readable(tls.resolve("cert.pem")), INSIDE + "cert.pem")
                .withCopyFileToContainer(readable(tls.resolve("key.pem")), INSIDE + "key.pem")
                .withCopyFileToContainer(readable(tls.resolve("device-authorities.p12")), INSIDE + "devices.p12")
                .withEnv("KC_HTTPS_CERTIFICATE_FILE", INSIDE + "cert.pem")
                .withEnv("KC_HTTPS_CERTIFICATE_KEY_FILE", INSIDE + "key.pem")
                .withEnv("KC_HTTPS_TRUST_STORE_FILE", INSIDE + "devices.p12")
                .withEnv("KC_HTTPS_TRUST_STORE_PASSWORD", "device-authorities")
                .withStartupTimeout(PATIENCE);
    }

    /** One of several production nodes on a database of that network, which find each other there. */
    static KeycloakContainer node(Network network) {
        return keycloak()
                .withProductionMode()
                .withNetwork(network)
                .withEnv("KC_DB", "postgres")
                .withEnv("KC_DB_URL", "jdbc:postgresql://database:5432/" + DATABASE)
                .withEnv("KC_DB_USERNAME", DATABASE)
                .withEnv("KC_DB_PASSWORD", DATABASE)
                .withEnv("KC_CACHE", "ispn")
                .withEnv("KC_HTTP_ENABLED", "true")
                // One name for all, so that tokens of one are tokens of all.
                .withEnv("KC_HOSTNAME", "https://localhost:8443");
    }

    /** A PostgreSQL that nodes of that network call {@code database}. */
    @SuppressWarnings("resource") // whoever asked for it closes it
    static GenericContainer<?> database(Network network) {
        return new GenericContainer<>(DockerImageName.parse(property("containers.postgres.image")))
                .withNetwork(network)
                .withNetworkAliases("database")
                .withEnv("POSTGRES_DB", DATABASE)
                .withEnv("POSTGRES_USER", DATABASE)
                .withEnv("POSTGRES_PASSWORD", DATABASE)
                .waitingFor(Wait.forSuccessfulCommand("pg_isready -h 127.0.0.1 -U " + DATABASE + " -d " + DATABASE)
                        .withStartupTimeout(PATIENCE));
    }

    private static Path tls() {
        try {
            Path folder = Files.createDirectories(Path.of(property("servers"), "tls"));
            new ServerTls(ContainerRealm.DEVICES, folder);
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The image's user is not the one who runs the tests. */
    private static MountableFile readable(Path file) {
        return MountableFile.forHostPath(file, 0644);
    }

    private static String property(String name) {
        return Objects.requireNonNull(System.getProperty(name), name);
    }
}
