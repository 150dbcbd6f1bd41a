// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.demo.keycloak;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.util.stream.IntStream;

/** The TCP ports that a server listens on; management serves health and metrics over plain http. */
public record Ports(int http, int https, int management) {

    /** Three ports that nobody uses now. */
    public static Ports free() {
        // All are held at once, else the system might give the same one twice.
        try (ServerSocket http = new ServerSocket(0);
                ServerSocket https = new ServerSocket(0);
                ServerSocket management = new ServerSocket(0)) {
            return new Ports(http.getLocalPort(), https.getLocalPort(), management.getLocalPort());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
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
