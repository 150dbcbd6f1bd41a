// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.benchmarks;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Properties;

/**
 * Where the benchmarks find what was built and keep their files.
 *
 * @param root the folder {@code benchmarks} of a checkout
 * @param run what belongs to this run only: databases, certificates, logs
 */
record Workplace(Path root, Path run) {
    private static final Properties VERSIONS = versions();

    /** In this folder, for a new run. */
    static Workplace in(Path root) {
        try {
            return new Workplace(root, Files.createTempDirectory(root.resolve("target"), "run-"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String keycloakVersion() {
        return VERSIONS.getProperty("keycloak");
    }

    Path provider() {
        return root.resolve("../bundle/target")
                .resolve(VERSIONS.getProperty("provider"))
                .normalize();
    }

    Path keycloakZip() {
        return root.resolve("../docker/demo/target/keycloak-quarkus-dist-" + keycloakVersion() + ".zip")
                .normalize();
    }

    /** The server itself, unpacked once for all runs. */
    Path home(Side side) {
        return root.resolve("target/keycloak-" + keycloakVersion() + "-" + side.label());
    }

    Path data(Side side) {
        return run.resolve(side.label());
    }

    Path log(Side side) {
        return run.resolve(side.label() + ".log");
    }

    /** Where a report or picture of this name goes. */
    Path report(String name) {
        return root.resolve("target").resolve(name);
    }

    private static Properties versions() {
        Properties versions = new Properties();
        try (InputStream in = Objects.requireNonNull(Workplace.class.getResourceAsStream("versions.properties"))) {
            versions.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return versions;
    }
}
