// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.containers.server;

import io.conditionalaccess.demo.keycloak.KcRunner;
import io.conditionalaccess.demo.keycloak.KeycloakDistribution;
import io.conditionalaccess.demo.keycloak.RunningKc;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * Runs each {@code kc.sh} in a container of the image that the build names ({@code containers.keycloak.image}), which has to
 * hold the same version of Keycloak. Whoever has this class on the class path gets it as a service.
 */
public final class ContainerRunner implements KcRunner {

    @Override
    public RunningKc start(
            KeycloakDistribution keycloak, List<String> arguments, Map<String, String> environment, Path log) {
        OutputFile output = new OutputFile(log);
        KcContainer container =
                new KcContainer(keycloak, arguments).withEnv(environment).withLogConsumer(output);
        container.start();
        return new RunningContainer(container, output);
    }
}
