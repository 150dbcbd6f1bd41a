// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.benchmarks;

import io.conditionalaccess.demo.DemoRealm;
import io.conditionalaccess.demo.client.SignalSender;
import io.conditionalaccess.demo.tls.CertificateAuthority;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** The two servers with their realms, and alice's devices, which log in to both. */
final class Arena implements AutoCloseable {
    private final Visitors visitors;
    private final Server extension;
    private final Server stock;

    private Arena(Visitors visitors, Server extension, Server stock) {
        this.visitors = visitors;
        this.extension = extension;
        this.stock = stock;
    }

    /** Builds and starts both servers at the same time, then makes the realms; with so many devices for load. */
    static Arena open(Workplace place, int devices) {
        CertificateAuthority authority = CertificateAuthority.named("Benchmark device authority");
        CompletableFuture<Server> stock =
                CompletableFuture.supplyAsync(() -> Server.start(Side.STOCK, place, authority));
        // If one of them fails, the other ends with this program.
        Server extension = Server.start(Side.EXTENSION, place, authority);
        Arena arena = new Arena(new Visitors(authority), extension, started(stock));
        BenchmarkRealm.createStock(arena.stock.admin(), Map.of());
        BenchmarkRealm.create(extension.admin(), authority, Map.of(), Visitors.devices(devices, devices));
        return arena;
    }

    /** Sessions on as many devices, ready for load over plain http, each on a connection of its own. */
    List<Seat> seats(Side side, int devices) {
        return visitors.seats(side == Side.EXTENSION ? extension : stock, devices);
    }

    /** A session on the device that signals are about, used from there over TLS. */
    Seat signalledSeat() {
        return visitors.seat(extension, Visitors.SIGNALLED);
    }

    /** The source of signals, over TLS. */
    SignalSender source() {
        return visitors.source(extension, DemoRealm.EDR);
    }

    /** So many senders for that source, with a fleet each, over plain http as the other load. */
    List<Batches> senders(int senders) {
        return visitors.senders(extension, senders);
    }

    static Server started(CompletableFuture<Server> server) {
        try {
            return server.join();
        } catch (CompletionException e) {
            throw new IllegalStateException("a server did not start: " + e.getCause(), e);
        }
    }

    @Override
    public void close() {
        extension.close();
        stock.close();
    }
}
