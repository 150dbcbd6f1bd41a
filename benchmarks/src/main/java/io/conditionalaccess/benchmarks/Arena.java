// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.benchmarks;

import io.conditionalaccess.demo.DemoRealm;
import io.conditionalaccess.demo.client.SignalSender;
import io.conditionalaccess.demo.client.TokenClient;
import io.conditionalaccess.demo.client.Tokens;
import io.conditionalaccess.demo.http.Http;
import io.conditionalaccess.demo.tls.CertificateAuthority;
import io.conditionalaccess.demo.tls.Tls;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The two servers with their realms, and alice's devices, which log in to both. */
final class Arena implements AutoCloseable {
    /** The device that signals are about; the ones under load stay well. */
    static final String SIGNALLED = "benchmark-signalled";

    /** Devices that one sender of signals speaks of: so many as it puts into one request at most. */
    private static final int FLEET = 100;

    private final CertificateAuthority authority;
    private final Server extension;
    private final Server stock;

    private Arena(CertificateAuthority authority, Server extension, Server stock) {
        this.authority = authority;
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
        Arena arena = new Arena(authority, extension, started(stock));
        BenchmarkRealm.createStock(arena.stock.admin());
        BenchmarkRealm.create(
                extension.admin(),
                authority,
                Stream.of(Stream.of(SIGNALLED), names(devices), names(devices).flatMap(Arena::fleet))
                        .flatMap(all -> all)
                        .toList());
        return arena;
    }

    /** Sessions on as many devices, ready for load over plain http, each on a connection of its own. */
    List<Seat> seats(Side side, int devices) {
        Server server = at(side);
        return names(devices)
                .map(device -> seat(Http.plain(), server.plainRealm(), side, device))
                .toList();
    }

    /** A session on the device that signals are about, used from there over TLS. */
    Seat signalledSeat() {
        return seat(from(SIGNALLED), extension.realm(), Side.EXTENSION, SIGNALLED);
    }

    /** The source of signals, over TLS. */
    SignalSender source() {
        return source(Http.over(Tls.trusting(authority)), extension.realm());
    }

    /** So many senders for that source, with a fleet each, over plain http as the other load. */
    List<Batches> senders(int devices) {
        return names(devices)
                .map(sender -> new Batches(fleet(sender).toList(), source(Http.plain(), extension.plainRealm())))
                .toList();
    }

    private static SignalSender source(Http connection, URI realm) {
        return new SignalSender(connection, realm, DemoRealm.EDR, SignalSender.hmac(DemoRealm.EDR_SECRET));
    }

    private Seat seat(Http connection, URI realm, Side side, String device) {
        TokenClient app = new TokenClient(from(device), at(side).realm(), DemoRealm.APP.clientId(), Optional.empty());
        return new Seat(connection, realm, app, login(side, device, app));
    }

    private static Tokens login(Side side, String device, TokenClient app) {
        Tokens tokens = Tokens.in(app.password("alice", "alice", "openid"));
        String bound = tokens.claims().path("device_id").asText();
        // A session without a device would be measured without most of the checks, and look fast.
        if (side == Side.EXTENSION && !bound.equals(device)) {
            throw new IllegalStateException("the session of " + device + " is bound to '" + bound + "'");
        }
        return tokens;
    }

    private Server at(Side side) {
        return switch (side) {
            case EXTENSION -> extension;
            case STOCK -> stock;
        };
    }

    private Http from(String device) {
        return Http.over(Tls.presenting(authority.device(device), authority));
    }

    private static Stream<String> names(int devices) {
        return IntStream.rangeClosed(1, devices).mapToObj(number -> "benchmark-" + number);
    }

    private static Stream<String> fleet(String sender) {
        return IntStream.rangeClosed(1, FLEET).mapToObj(number -> sender + "-" + number);
    }

    private static Server started(CompletableFuture<Server> server) {
        try {
            return server.join();
        } catch (CompletionException e) {
            throw new IllegalStateException("the stock server did not start: " + e.getCause(), e);
        }
    }

    @Override
    public void close() {
        extension.close();
        stock.close();
    }
}
