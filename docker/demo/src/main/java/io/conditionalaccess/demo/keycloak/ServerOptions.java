// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.demo.keycloak;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * How a server is to run.
 *
 * @param command the first words of the command line
 * @param ports what it listens on
 * @param arguments further options, in Keycloak's own form {@code --name=value}
 * @param environment variables; those of this program named {@code KC_...} are not passed on
 * @param log where its output is appended
 */
public record ServerOptions(
        List<String> command, Ports ports, List<String> arguments, Map<String, String> environment, Path log) {

    public ServerOptions {
        command = List.copyOf(command);
        arguments = List.copyOf(arguments);
        environment = Map.copyOf(environment);
    }

    /** Development mode, which builds by itself; server administrator {@code admin}, password {@code admin}. */
    public static ServerOptions development(Ports ports, Path log) {
        return new ServerOptions(List.of("start-dev"), ports, List.of("--health-enabled=true"), ADMIN, log);
    }

    /** Production mode of a server that was built before, with the same administrator. */
    public static ServerOptions optimized(Ports ports, Path log) {
        return new ServerOptions(
                List.of("start", "--optimized"), ports, List.of("--hostname-strict=false"), ADMIN, log);
    }

    /** These options and some more arguments. */
    public ServerOptions with(List<String> more) {
        return new ServerOptions(
                command, ports, Stream.concat(arguments.stream(), more.stream()).toList(), environment, log);
    }

    /** As {@link #with(List)}. */
    public ServerOptions with(String... more) {
        return with(List.of(more));
    }

    private static final Map<String, String> ADMIN =
            Map.of("KC_BOOTSTRAP_ADMIN_USERNAME", "admin", "KC_BOOTSTRAP_ADMIN_PASSWORD", "admin");
}
