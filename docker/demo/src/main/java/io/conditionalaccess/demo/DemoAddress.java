// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.demo;

import io.conditionalaccess.demo.client.AdminClient;
import io.conditionalaccess.demo.http.Http;
import io.conditionalaccess.demo.keycloak.Ports;
import io.conditionalaccess.demo.keycloak.Readiness;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * A server with the demo realm on this machine, whoever started it.
 *
 * @param certificates that the server and its devices have
 */
public record DemoAddress(DemoCertificates certificates) {
    static final Ports PORTS = new Ports(8080, 8443, 9000);
    private static final Duration PATIENCE = Duration.ofMinutes(4);

    /** Waits for one that somebody else started, for example in a container, and makes the demo realm there. */
    static DemoAddress running(DemoFolder folder) {
        DemoAddress address = new DemoAddress(new DemoCertificates(folder));
        awaitReady();
        new DemoSetup(address.admin(), address.certificates.authorityPem()).ensureRealm();
        return address;
    }

    /** Where devices and people find the realm. */
    public URI realm() {
        return URI.create("https://localhost:" + PORTS.https() + "/realms/" + DemoRealm.NAME);
    }

    /** The server's administrator. */
    public AdminClient admin() {
        return new AdminClient(Http.plain(), http(), "admin", "admin");
    }

    private static URI http() {
        return URI.create("http://localhost:" + PORTS.http());
    }

    private static void awaitReady() {
        URI management = URI.create("http://localhost:" + PORTS.management());
        Instant deadline = Instant.now().plus(PATIENCE);
        while (!Readiness.of(http(), management)) {
            if (Instant.now().isAfter(deadline)) {
                throw new IllegalStateException("no server became ready, see " + management + "/health/ready");
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(500));
        }
    }
}
