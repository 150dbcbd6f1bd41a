// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.risk.ssf;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.conditionalaccess.risk.source.Secret;
import io.conditionalaccess.risk.source.SourceConfig;
import io.conditionalaccess.risk.source.SourceKind;
import io.conditionalaccess.risk.source.SourceKind.Delivery;
import io.conditionalaccess.risk.ssf.act.VerificationState;
import io.conditionalaccess.risk.ssf.event.EventMapping;
import io.conditionalaccess.risk.ssf.peer.EventStream;
import io.conditionalaccess.risk.ssf.peer.StreamApi;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.keycloak.models.KeycloakSession;

/**
 * Keeps a source's stream at its transmitter as the source is configured: creates it, changes it, asks for its
 * verification. What it is like is asked of the transmitter, so nothing has to be stored.
 */
final class StreamKeeper {
    private static final Logger LOG = Logger.getLogger(StreamKeeper.class);
    private static final Duration LOOK_AGAIN = Duration.ofMinutes(10);
    private static final int MAX_KEPT = 10_000;

    private final StreamApi api;
    /** By component. */
    private final Cache<String, Kept> kept =
            Caffeine.newBuilder().maximumSize(MAX_KEPT).build();

    StreamKeeper(StreamApi api) {
        this.api = api;
    }

    private record Kept(SourceKind.Ssf config, EventStream stream, Instant at) {}

    /** Cheap while nothing changed and the transmitter was asked a short while ago. */
    EventStream keep(KeycloakSession session, SourceConfig source, SourceKind.Ssf config, Instant now)
            throws IOException {
        Optional<Kept> before = Optional.ofNullable(kept.getIfPresent(source.component()))
                .filter(k -> k.config().equals(config));
        if (before.filter(k -> now.isBefore(k.at().plus(LOOK_AGAIN))).isPresent()) {
            return before.get().stream();
        }
        EventStream stream = reconciled(session, source, config);
        api.status(session, config, stream)
                .filter(status -> !status.equals("enabled"))
                .ifPresent(status -> LOG.warnf("a stream is not enabled: source=%s", source.alias()));
        if (before.filter(k -> k.stream().id().equals(stream.id())).isEmpty()) {
            boolean asked = api.verify(session, config, stream, new VerificationState(session, source).next(now));
            LOG.infof("stream is kept: source=%s stream=%s verification=%s", source.alias(), stream.id(), asked);
        }
        kept.put(source.component(), new Kept(config, stream, now));
        return stream;
    }

    void forget(SourceConfig source) {
        kept.invalidate(source.component());
    }

    /** Removes the source's stream at its transmitter, if there is one. */
    void delete(KeycloakSession session, SourceConfig source, SourceKind.Ssf config) throws IOException {
        forget(source);
        Optional<EventStream> stream = ours(session, config);
        if (stream.isPresent()) {
            api.delete(session, config, stream.get());
        }
    }

    private EventStream reconciled(KeycloakSession session, SourceConfig source, SourceKind.Ssf config)
            throws IOException {
        Optional<EventStream> stream = ours(session, config);
        Optional<String> authorization = authorization(session, source, config);
        List<String> events = EventMapping.ACTED_ON;
        if (stream.isEmpty()) {
            return api.create(session, config, events, authorization);
        }
        return stream.get().isAs(config.delivery() == Delivery.PUSH, config.pushUrl())
                ? stream.get()
                : api.update(session, config, stream.get(), events, authorization);
    }

    private Optional<EventStream> ours(KeycloakSession session, SourceKind.Ssf config) throws IOException {
        return api.list(session, config).stream()
                .filter(stream -> stream.audience().contains(config.audience()))
                .findFirst();
    }

    private static Optional<String> authorization(KeycloakSession session, SourceConfig source, SourceKind.Ssf config) {
        return config.bearerExpected()
                ? source.proof().secrets().stream()
                        .map((Secret secret) -> secret.reveal(session))
                        .flatMap(Optional::stream)
                        .findFirst()
                        .map(secret -> "Bearer " + secret)
                : Optional.empty();
    }
}
