// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.benchmarks;

import io.conditionalaccess.demo.keycloak.KeycloakDistribution;
import io.conditionalaccess.demo.keycloak.Ports;
import io.conditionalaccess.demo.keycloak.ServerOptions;
import io.conditionalaccess.demo.keycloak.ServerTls;
import io.conditionalaccess.demo.tls.CertificateAuthority;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

/** Two nodes with the extension on one PostgreSQL, and stock Keycloak on a database of its own there. */
final class Cluster implements AutoCloseable {
    private static final String EXTENSION = "extension";
    private static final String STOCK = "stock";
    private static final String POSTGRES = "--db=postgres";

    /** Sessions are made by the thousand here and logins are not measured, so that a slow hash would only take time. */
    private static final Map<String, String> QUICK_LOGINS =
            Map.of("passwordPolicy", "hashAlgorithm(pbkdf2-sha256) and hashIterations(1)");

    private final Postgres postgres;
    private final Visitors visitors;
    private final Server first;
    private final Server second;
    private final Server stock;

    private Cluster(Postgres postgres, Visitors visitors, Server first, Server second, Server stock) {
        this.postgres = postgres;
        this.visitors = visitors;
        this.first = first;
        this.second = second;
        this.stock = stock;
    }

    /** Builds and starts all three and makes the realms; with devices for so many callers and senders. */
    static Cluster open(Workplace place, int callers, int senders) {
        CertificateAuthority authority = CertificateAuthority.named("Benchmark device authority");
        Postgres postgres = Postgres.start();
        CompletableFuture<Server> stock = CompletableFuture.supplyAsync(() -> stock(place, authority, postgres));
        // If one of them fails, the others end with this program.
        KeycloakDistribution built =
                Server.built(Side.EXTENSION, place, List.of(POSTGRES, "--cache=ispn", ServerTls.BUILD_OPTION));
        List<String> database = postgres.create(EXTENSION);
        Ports ports = Ports.free();
        // Both call themselves by the address of the first, so that tokens of one are tokens of the other.
        String issuer = "--hostname=http://localhost:" + ports.http();
        Nodes nodes = new Nodes(
                place,
                authority,
                built,
                Stream.concat(database.stream(), Stream.of(issuer)).toList());
        Server first = nodes.start(ports, 1);
        Server second = nodes.start(Ports.free(), 2);
        Cluster cluster = new Cluster(postgres, new Visitors(authority), first, second, Arena.started(stock));
        BenchmarkRealm.createStock(cluster.stock.admin(), QUICK_LOGINS);
        BenchmarkRealm.create(
                first.admin(),
                authority,
                QUICK_LOGINS,
                Stream.concat(
                                Stream.of(RevokeRounds.DEVICE, SignalCosts.OF_FINDINGS, SignalCosts.OF_SOURCES),
                                Visitors.devices(callers, senders).stream())
                        .toList());
        return cluster;
    }

    private static Server stock(Workplace place, CertificateAuthority authority, Postgres postgres) {
        Ports ports = Ports.free();
        ServerTls tls = new ServerTls(authority, place.data(Side.STOCK).resolve("tls"));
        ServerOptions options = ServerOptions.optimized(ports, place.log(Side.STOCK))
                .with(tls.startOptions())
                .with(postgres.create(STOCK))
                .with(Server.ONE_NODE, "--hostname=http://localhost:" + ports.http());
        KeycloakDistribution built = Server.built(Side.STOCK, place, List.of(POSTGRES, ServerTls.BUILD_OPTION));
        return Server.start(Side.STOCK, built, options);
    }

    private record Nodes(
            Workplace place, CertificateAuthority authority, KeycloakDistribution built, List<String> options) {

        Server start(Ports ports, int number) {
            ServerTls tls = new ServerTls(authority, place.data(Side.EXTENSION).resolve("tls"));
            return Server.start(
                    Side.EXTENSION,
                    built,
                    ServerOptions.optimized(ports, place.run().resolve("extension-" + number + ".log"))
                            .with(tls.startOptions())
                            .with(options)
                            .with(
                                    "--cache-embedded-network-bind-address=127.0.0.1",
                                    "--cache-embedded-network-bind-port="
                                            + Ports.free().http()));
        }
    }

    /** The node that signals are sent to. */
    Server first() {
        return first;
    }

    Server second() {
        return second;
    }

    Server stock() {
        return stock;
    }

    Visitors visitors() {
        return visitors;
    }

    /** A new connection to the database of the two nodes. */
    Tables tables() {
        return postgres.tables(EXTENSION);
    }

    @Override
    public void close() {
        first.close();
        second.close();
        stock.close();
        postgres.close();
    }
}
