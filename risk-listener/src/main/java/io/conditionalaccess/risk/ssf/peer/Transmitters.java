// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.risk.ssf.peer;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.conditionalaccess.risk.source.SourceKind;
import io.conditionalaccess.risk.ssf.set.IssuerKeys;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.keycloak.models.KeycloakSession;

/** The configured transmitters, as this node knows them. */
public final class Transmitters {
    private static final int MAX_KEPT = 10_000;

    private final Clock clock;
    private final Cache<Address, KnownTransmitter> known = Caffeine.newBuilder()
            .maximumSize(MAX_KEPT)
            .expireAfterAccess(Duration.ofDays(2))
            .build();

    public Transmitters(Clock clock) {
        this.clock = clock;
    }

    private record Address(String issuer, Optional<URI> metadata) {}

    public IssuerKeys keys(KeycloakSession session, SourceKind.Ssf config) {
        return kid -> of(config).key(kid, () -> Snapshot.fetch(PeerHttp.of(session), config));
    }

    /** Members of complex subjects that the transmitter calls critical. */
    public Set<String> critical(KeycloakSession session, SourceKind.Ssf config) {
        return metadata(session, config).critical();
    }

    TransmitterMetadata metadata(KeycloakSession session, SourceKind.Ssf config) {
        return of(config).metadata(() -> Snapshot.fetch(PeerHttp.of(session), config));
    }

    private KnownTransmitter of(SourceKind.Ssf config) {
        Address address = new Address(config.issuer(), config.transmitter());
        return Objects.requireNonNull(known.get(address, a -> new KnownTransmitter(clock)));
    }
}
