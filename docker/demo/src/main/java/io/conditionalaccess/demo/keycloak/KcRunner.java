// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.demo.keycloak;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** What runs Keycloak's command line. */
@FunctionalInterface
public interface KcRunner {
    /** As a process on this machine, on the Java that runs us. */
    KcRunner PROCESS = Kc::start;

    /**
     * Starts {@code kc.sh} of an installation.
     *
     * @param arguments of the command line; files in them are absolute and lie beside the installation
     * @param environment variables it gets; it sees no other that is named {@code KC_...}
     * @param log where its output is appended
     */
    RunningKc start(KeycloakDistribution keycloak, List<String> arguments, Map<String, String> environment, Path log);
}
