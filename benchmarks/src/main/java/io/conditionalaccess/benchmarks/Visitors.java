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
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Who comes to the servers: alice's devices, which one authority issued certificates to, and sources of signals. */
final class Visitors {
    /** The device that signals are about; the ones under load stay well. */
    static final String SIGNALLED = "benchmark-signalled";

    /** Devices that one sender of signals speaks of: so many as it puts into one request at most. */
    private static final int FLEET = 100;

    private final CertificateAuthority authority;

    Visitors(CertificateAuthority authority) {
        this.authority = authority;
    }

    /** All that a realm has to know, for so many callers and senders. */
    static List<String> devices(int callers, int senders) {
        return Stream.of(Stream.of(SIGNALLED), names(callers), names(senders).flatMap(Visitors::fleet))
                .flatMap(all -> all)
                .toList();
    }

    /** Sessions on as many devices, ready for load over plain http, each on a connection of its own. */
    List<Seat> seats(Server server, int callers) {
        return names(callers)
                .map(device -> seat(server, device, Http.plain(), server.plainRealm()))
                .toList();
    }

    /** A new session on this device, used from there over TLS. */
    Seat seat(Server server, String device) {
        return seat(server, device, from(device), server.realm());
    }

    /** A source of signals, over TLS. */
    SignalSender source(Server server, String alias) {
        return source(Http.over(Tls.trusting(authority)), server.realm(), alias);
    }

    /** So many senders for one source, with a fleet each, over plain http as the other load. */
    List<Batches> senders(Server server, int senders) {
        return names(senders)
                .map(sender ->
                        new Batches(fleet(sender).toList(), source(Http.plain(), server.plainRealm(), DemoRealm.EDR)))
                .toList();
    }

    /** The application on this device, over TLS. */
    TokenClient app(Server server, String device) {
        return new TokenClient(from(device), server.realm(), DemoRealm.APP.clientId(), Optional.empty());
    }

    private static SignalSender source(Http connection, URI realm, String alias) {
        return new SignalSender(connection, realm, alias, SignalSender.hmac(DemoRealm.EDR_SECRET));
    }

    private Seat seat(Server server, String device, Http connection, URI realm) {
        TokenClient app = app(server, device);
        String scope = server.side().scope();
        Tokens plain = Tokens.in(app.password("alice", "alice", Side.STOCK.scope()));
        return new Seat(connection, realm, app, scope, login(server.side(), device, app), plain);
    }

    private static Tokens login(Side side, String device, TokenClient app) {
        Tokens tokens = Tokens.in(app.password("alice", "alice", side.scope()));
        String bound = tokens.claims().path("device_id").asText();
        // A session without a device would be measured without most of the checks, and look fast.
        if (side == Side.EXTENSION && !bound.equals(device)) {
            throw new IllegalStateException("the session of " + device + " is bound to '" + bound + "'");
        }
        return tokens;
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
}
