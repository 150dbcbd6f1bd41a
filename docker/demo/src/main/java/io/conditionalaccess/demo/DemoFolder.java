// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.demo;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Properties;

/** Where the demo keeps its files: the folder {@code docker/demo} of a checkout. */
record DemoFolder(Path root) {
    private static final Properties VERSIONS = versions();

    /** The provider jar that the build left in its module. */
    Path provider() {
        return root.resolve("../../bundle/target")
                .resolve(VERSIONS.getProperty("provider"))
                .normalize();
    }

    Path keycloakZip() {
        return root.resolve("target/keycloak-quarkus-dist-" + VERSIONS.getProperty("keycloak") + ".zip");
    }

    Path keycloakHome() {
        return root.resolve("target/keycloak-" + VERSIONS.getProperty("keycloak"));
    }

    /** What outlives a run and a clean build: the database and the authority's key. */
    Path state() {
        return root.resolve(".state");
    }

    Path log() {
        return state().resolve("keycloak.log");
    }

    Path authorityCertificate() {
        return root.resolve("ca.pem");
    }

    Path device(String id) {
        return root.resolve("devices").resolve(id);
    }

    private static Properties versions() {
        Properties versions = new Properties();
        try (InputStream in = Objects.requireNonNull(DemoFolder.class.getResourceAsStream("versions.properties"))) {
            versions.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return versions;
    }
}
