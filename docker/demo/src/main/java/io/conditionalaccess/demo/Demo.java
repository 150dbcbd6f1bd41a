// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.demo;

import io.conditionalaccess.demo.scenario.Scenario;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

/** Starts the demo and waits, or plays the scenario against it; the script {@code run} calls it. */
public final class Demo {
    private static final int HELD = 0;
    private static final int FAILED = 1;
    private static final int MISUSED = 2;

    private Demo() {}

    /** No argument, or {@code scenario}; the system property {@code demo.folder} names the folder of {@code run}. */
    public static void main(String[] args) {
        System.exit(run(
                List.of(args),
                new DemoFolder(Path.of(System.getProperty("demo.folder", ".")).toAbsolutePath())));
    }

    private static int run(List<String> arguments, DemoFolder folder) {
        if (!arguments.isEmpty() && !arguments.equals(List.of("scenario"))) {
            System.err.println("Usage: run [scenario]");
            return MISUSED;
        }
        System.out.println(
                "Starting Keycloak with the extension, which takes about a minute. Its log: " + folder.log());
        try (DemoServer server = DemoServer.start(folder)) {
            return arguments.isEmpty() ? serve(server, folder) : play(server);
        } catch (RuntimeException e) {
            System.err.println("The demo failed: " + e.getMessage());
            return FAILED;
        }
    }

    private static int play(DemoServer server) {
        return new Scenario(server, System.out).play() ? HELD : FAILED;
    }

    private static int serve(DemoServer server, DemoFolder folder) {
        AtomicBoolean leaving = new AtomicBoolean();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> leaving.set(true), "leaving"));
        System.out.println(Welcome.text(folder));
        server.awaitEnd();
        if (!leaving.get()) {
            System.err.println("Keycloak ended by itself, see " + folder.log());
        }
        return FAILED;
    }
}
