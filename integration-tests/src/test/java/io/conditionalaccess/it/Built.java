// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.it;

import io.conditionalaccess.demo.keycloak.KcRunner;
import io.conditionalaccess.demo.keycloak.KeycloakDistribution;
import java.nio.file.Path;
import java.util.ServiceLoader;

/** What the build left for the tests. */
final class Built {
    /** Servers are processes, unless something on the class path knows better (the profile containers puts it there). */
    private static final KcRunner RUNNER =
            ServiceLoader.load(KcRunner.class).findFirst().orElse(KcRunner.PROCESS);

    private Built() {}

    static Path providerJar() {
        return path("provider.jar");
    }

    /** The checkout. */
    static Path root() {
        return path("root");
    }

    /** Where servers of the tests live; emptied by {@code mvn clean}. */
    static Path servers() {
        return path("servers");
    }

    /** A server of its own with the extension, by name; a later run finds it again. */
    static KeycloakDistribution server(String name) {
        return KeycloakDistribution.unpack(path("keycloak.zip"), servers().resolve(name))
                .runBy(RUNNER)
                .withProvider(providerJar());
    }

    private static Path path(String property) {
        String value = System.getProperty(property);
        if (value == null) {
            throw new IllegalStateException("run the integration tests with Maven: -D" + property + " is not set");
        }
        return Path.of(value).toAbsolutePath().normalize();
    }
}
