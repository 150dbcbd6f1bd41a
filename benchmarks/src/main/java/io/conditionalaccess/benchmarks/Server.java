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

/** A server in production mode: Keycloak as it comes, or with the provider jar. */
final class Server implements AutoCloseable {
    /** What all get, so that none spends the run with growing its heap. */
    static final String HEAP = "-Xms512m -Xmx512m";

    private static final List<String> BUILD_OPTIONS = List.of("--db=dev-file", ServerTls.BUILD_OPTION);

    /** One node: without this each would open a cluster and wait for others. */
    static final String ONE_NODE = "--cache=local";

    private final Side side;
    private final KeycloakServer keycloak;

    private Server(Side side, KeycloakServer keycloak) {
        this.side = side;
        this.keycloak = keycloak;
    }

    /** Builds and starts it as the only one on an empty H2 file; about a minute. */
    static Server start(Side side, Workplace place, CertificateAuthority devices) {
        Ports ports = Ports.free();
        ServerTls tls = new ServerTls(devices, place.data(side).resolve("tls"));
        ServerOptions options = ServerOptions.optimized(ports, place.log(side))
                .with(tls.startOptions())
                .with(H2File.in(place.data(side)))
                .with(ONE_NODE)
                // One issuer for both ports: sessions that begin over TLS are used over plain http.
                .with("--hostname=http://localhost:" + ports.http());
        return start(side, built(side, place, BUILD_OPTIONS), options);
    }

    /** Builds it; about half a minute. */
    static KeycloakDistribution built(Side side, Workplace place, List<String> options) {
        KeycloakDistribution distribution = KeycloakDistribution.unpack(place.keycloakZip(), place.home(side));
        KeycloakDistribution equipped = switch (side) {
            case EXTENSION -> distribution.withProvider(place.provider());
            case STOCK -> distribution.withoutProviders();
        };
        return equipped.build(options, place.log(side));
    }

    /** Starts what was built, with these options and the heap that all servers get. */
    static Server start(Side side, KeycloakDistribution built, ServerOptions options) {
        Map<String, String> environment = new HashMap<>(options.environment());
        environment.put("JAVA_OPTS_KC_HEAP", HEAP);
        ServerOptions sized =
                new ServerOptions(options.command(), options.ports(), options.arguments(), environment, options.log());
        return new Server(side, new KeycloakServer(built, sized).start());
    }

    Side side() {
        return side;
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
