// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.containers.server;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.command.CreateContainerCmd;
import com.github.dockerjava.api.command.InspectContainerResponse;
import com.github.dockerjava.api.model.Bind;
import com.github.dockerjava.api.model.Volume;
import dasniko.testcontainers.keycloak.ExtendableKeycloakContainer;
import io.conditionalaccess.demo.keycloak.KeycloakDistribution;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.testcontainers.containers.startupcheck.StartupCheckStrategy;

/**
 * Keycloak's image with a command line of ours and with what an installation may change: its providers, its configuration and
 * what {@code kc.sh build} made. It is on this machine's network and sees the folder beside the installation under the same
 * name, so that the ports and the files that tests choose are the same inside and outside.
 */
final class KcContainer extends ExtendableKeycloakContainer<KcContainer> {
    private static final String INSIDE = "/opt/keycloak/";
    private static final List<String> CHANGEABLE = List.of("providers", "conf", "lib/quarkus");
    private static final int OPERATORS = 0;
    private final Path home;
    private final List<String> arguments;

    KcContainer(KeycloakDistribution keycloak, List<String> arguments) {
        super(Objects.requireNonNull(System.getProperty("containers.keycloak.image"), "containers.keycloak.image"));
        this.home = keycloak.home();
        this.arguments = List.copyOf(arguments);
        withNetworkMode("host");
        withOptimizedFlag(); // then it adds no options of the build to ours
        withStartupCheckStrategy(new Created());
        withCreateContainerCmdModifier(this::open);
    }

    @Override
    protected void configure() {
        super.configure();
        setCommandParts(arguments.toArray(String[]::new));
        setExposedPorts(List.of());
        // As outside of containers: a share of the machine's memory would be too much for several servers.
        addEnv("JAVA_OPTS_KC_HEAP", "-Xms64m -Xmx512m");
    }

    /** Whoever started it asks the server itself. */
    @Override
    protected void waitUntilContainerStarted() {}

    private void open(CreateContainerCmd command) {
        Path surroundings = Objects.requireNonNull(home.getParent());
        Stream<Bind> installation = CHANGEABLE.stream().map(folder -> bind(home.resolve(folder), INSIDE + folder));
        List<Bind> binds = Stream.concat(Stream.of(bind(surroundings, surroundings.toString())), installation)
                .toList();
        Objects.requireNonNull(command.getHostConfig()).withBinds(binds);
        // Both sides read and write these folders. Keycloak's image is open to each user of this group.
        command.withUser(owner(home) + ":" + OPERATORS);
    }

    private static Bind bind(Path outside, String inside) {
        return new Bind(outside.toString(), new Volume(inside));
    }

    private static Object owner(Path file) {
        try {
            return Files.getAttribute(file, "unix:uid");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A command may have done its work before anybody looks. */
    private static final class Created extends StartupCheckStrategy {
        @Override
        public StartupStatus checkStartupState(DockerClient engine, String containerId) {
            InspectContainerResponse.ContainerState state = getCurrentState(engine, containerId);
            return "created".equals(state.getStatus()) ? StartupStatus.NOT_YET_KNOWN : StartupStatus.SUCCESSFUL;
        }
    }
}
