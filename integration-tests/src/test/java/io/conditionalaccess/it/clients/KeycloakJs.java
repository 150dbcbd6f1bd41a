// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.it.clients;

import io.conditionalaccess.it.Workplace;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The npm package keycloak-js, in the version of {@code src/test/clients/keycloak-js/package-lock.json}. */
final class KeycloakJs {
    private KeycloakJs() {}

    /** Installs it for this test and returns its module for browsers. */
    static Path install(Workplace workplace) {
        Path folder = workplace.folder("keycloak-js");
        try {
            for (String file : List.of("package.json", "package-lock.json")) {
                Files.copy(Workplace.source("keycloak-js/" + file), folder.resolve(file));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Program.Ended npm = Program.start(
                        folder, Map.of(), "", List.of("npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund"))
                .end();
        if (npm.status() != 0) {
            throw new IllegalStateException("npm ended with " + npm.status() + ": " + npm.output());
        }
        return folder.resolve("node_modules/keycloak-js/lib/keycloak.js");
    }
}
