// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.demo.keycloak;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.IntStream;

/** The TCP ports that a server listens on; management serves health and metrics over plain http. */
public record Ports(int http, int https, int management) {

    /** Below the ports that systems give to outgoing connections: one of those must not take it before the server does. */
    private static final int LOWEST = 10_240;

    private static final int HIGHEST = 32_767;
    private static final int ATTEMPTS = 100;

    /** Three ports that nobody uses now. */
    public static Ports free() {
        // All are held at once, else the same one might be found twice.
        try (ServerSocket http = open();
                ServerSocket https = open();
                ServerSocket management = open()) {
            return new Ports(http.getLocalPort(), https.getLocalPort(), management.getLocalPort());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ServerSocket open() throws IOException {
        for (int attempt = 1; ; attempt++) {
            try {
                return new ServerSocket(ThreadLocalRandom.current().nextInt(LOWEST, HIGHEST));
            } catch (BindException taken) {
                if (attempt == ATTEMPTS) {
                    throw taken;
                }
            }
        }
    }

    /**
     * Makes sure that all three can be listened on.
     *
     * @throws PortTakenException naming the first that is taken, and by whom if that can be found out
     */
    public void requireFree() {
        IntStream.of(http, https, management).forEach(Ports::requireFree);
    }

    /** As {@link #requireFree()}, for one port. */
    public static void requireFree(int port) {
        try (ServerSocket probe = new ServerSocket(port)) {
            probe.getLocalPort();
        } catch (IOException e) {
            throw new PortTakenException(port, PortHolder.of(port), e);
        }
    }
}
