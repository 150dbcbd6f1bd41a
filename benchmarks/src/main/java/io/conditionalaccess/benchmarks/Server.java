// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.benchmarks;

import io.conditionalaccess.demo.client.AdminClient;
import io.conditionalaccess.demo.http.Http;
import io.conditionalaccess.demo.keycloak.H2File;
import io.conditionalaccess.demo.keycloak.KeycloakDistribution;
import io.conditionalaccess.demo.keycloak.KeycloakServer;
import io.conditionalaccess.demo.keycloak.Ports;
import io.conditionalaccess.demo.keycloak.ServerOptions;
import io.conditionalaccess.demo.keycloak.ServerTls;
import io.conditionalaccess.demo.tls.CertificateAuthority;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** One of the two servers, in production mode; they differ in the provider jar only. */
final class Server implements AutoCloseable {
    /** What both get, so that neither spends the run with growing its heap. */
    static final String HEAP = "-Xms512m -Xmx512m";

    private static final List<String> BUILD_OPTIONS = List.of("--db=dev-file", ServerTls.BUILD_OPTION);

    /** One node: without this each would open a cluster and wait for others. */
    private static final String ONE_NODE = "--cache=local";

    private final KeycloakServer keycloak;

    private Server(KeycloakServer keycloak) {
        this.keycloak = keycloak;
    }

    /** Builds and starts it with an empty database; about a minute. */
    static Server start(Side side, Workplace place, CertificateAuthority devices) {
        KeycloakDistribution distribution = KeycloakDistribution.unpack(place.keycloakZip(), place.home(side));
        KeycloakDistribution equipped = switch (side) {
            case EXTENSION -> distribution.withProvider(place.provider());
            case STOCK -> distribution.withoutProviders();
        };
        equipped.build(BUILD_OPTIONS, place.log(side));
        return new Server(new KeycloakServer(equipped, options(side, place, devices)).start());
    }

    private static ServerOptions options(Side side, Workplace place, CertificateAuthority devices) {
        Ports ports = Ports.free();
        ServerOptions usual = ServerOptions.optimized(ports, place.log(side))
                .with(new ServerTls(devices, place.data(side).resolve("tls")).startOptions())
                .with(H2File.in(place.data(side)))
                .with(ONE_NODE)
                // One issuer for both ports: sessions that begin over TLS are used over plain http.
                .with("--hostname=http://localhost:" + ports.http());
        Map<String, String> environment = new HashMap<>(usual.environment());
        environment.put("JAVA_OPTS_KC_HEAP", HEAP);
        return new ServerOptions(usual.command(), ports, usual.arguments(), environment, usual.log());
    }

    AdminClient admin() {
        return new AdminClient(Http.plain(), keycloak.http(), "admin", "admin");
    }

    /** The realm without TLS. */
    URI plainRealm() {
        return keycloak.http().resolve("/realms/" + BenchmarkRealm.NAME);
    }

    /** The realm where devices can show their certificate. */
    URI realm() {
        return keycloak.https().resolve("/realms/" + BenchmarkRealm.NAME);
    }

    @Override
    public void close() {
        keycloak.close();
    }
}
