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

    /**
     * No argument, {@code scenario}, or for servers in containers {@code certificates} and then
     * {@code scenario running} or, with the example application, {@code scenario cluster}; the system property
     * {@code demo.folder} names the folder of {@code run}.
     */
    public static void main(String[] args) {
        System.exit(run(
                List.of(args),
                new DemoFolder(Path.of(System.getProperty("demo.folder", ".")).toAbsolutePath())));
    }

    private static int run(List<String> arguments, DemoFolder folder) {
        try {
            return switch (String.join(" ", arguments)) {
                case "" -> serve(folder);
                case "scenario" -> playAgainstOwn(folder);
                case "scenario running" -> play(DemoAddress.running(folder));
                case "scenario cluster" -> playAgainstCluster(folder);
                case "certificates" -> issue(folder);
                default -> misused();
            };
        } catch (RuntimeException e) {
            System.err.println("The demo failed: " + e.getMessage());
            return FAILED;
        }
    }

    private static int misused() {
        System.err.println("Usage: run [scenario [running | cluster] | certificates]");
        return MISUSED;
    }

    private static int issue(DemoFolder folder) {
        new DemoCertificates(folder);
        System.out.println("The certificates are in " + folder.root());
        return HELD;
    }

    private static DemoServer start(DemoFolder folder) {
        System.out.println(
                "Starting Keycloak with the extension, which takes about a minute. Its log: " + folder.log());
        return DemoServer.start(folder);
    }

    private static int playAgainstOwn(DemoFolder folder) {
        try (DemoServer server = start(folder)) {
            return play(server.address());
        }
    }

    private static int playAgainstCluster(DemoFolder folder) {
        DemoAddress cluster = DemoAddress.running(folder);
        new ClusterSetup(cluster.admin()).ensure();
        return new Scenario(cluster, System.out).playInCluster(ClusterSetup.EXAMPLE_APP, ClusterSetup.MAILS)
                ? HELD
                : FAILED;
    }

    private static int play(DemoAddress server) {
        return new Scenario(server, System.out).play() ? HELD : FAILED;
    }

    private static int serve(DemoFolder folder) {
        try (DemoServer server = start(folder)) {
            return serve(server, folder);
        }
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
