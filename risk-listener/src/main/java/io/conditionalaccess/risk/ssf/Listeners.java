// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.risk.ssf;

import com.fasterxml.jackson.databind.JsonNode;
import io.conditionalaccess.registry.policy.RealmPolicies;
import io.conditionalaccess.risk.source.SignalSources;
import io.conditionalaccess.risk.source.SourceConfig;
import io.conditionalaccess.risk.source.SourceKind;
import io.conditionalaccess.risk.ssf.peer.EventStream;
import io.conditionalaccess.risk.ssf.peer.StreamApi;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import org.jboss.logging.Logger;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.RealmModel;
import org.keycloak.models.utils.KeycloakModelUtils;

/**
 * Threads of this node that wait at transmitters. While one waits no transaction is open; sources that find none free are
 * visited as ever.
 */
final class Listeners {
    private static final Logger LOG = Logger.getLogger(Listeners.class);
    private static final int MOST = 16;

    private final Semaphore idle = new Semaphore(MOST);
    private final KeycloakSessionFactory factory;
    private final Executor executor;
    private final SignalSources sources;
    private final StreamApi api;
    private final EventPoll poll;
    private final LongPoll longPoll;

    Listeners(
            KeycloakSessionFactory factory,
            Executor executor,
            SignalSources sources,
            StreamApi api,
            EventPoll poll,
            Clock clock) {
        this.factory = factory;
        this.executor = executor;
        this.sources = sources;
        this.api = api;
        this.poll = poll;
        this.longPoll = new LongPoll(clock);
    }

    void listen(String realmId, SourceConfig source, EventStream stream, Instant until) {
        if (!idle.tryAcquire()) {
            return;
        }
        try {
            executor.execute(() -> {
                try {
                    longPoll.until(until, new One(realmId, source, stream));
                } catch (IOException | RuntimeException e) {
                    LOG.debugf("waited in vain: source=%s: %s", source.alias(), e.getMessage());
                } finally {
                    idle.release();
                }
            });
        } catch (RejectedExecutionException shuttingDown) {
            idle.release();
        }
    }

    private final class One implements LongPoll.Waiting {
        private final String realmId;
        private final SourceConfig source;
        private final EventStream stream;

        private One(String realmId, SourceConfig source, EventStream stream) {
            this.realmId = realmId;
            this.source = source;
            this.stream = stream;
        }

        @Override
        public Optional<JsonNode> events(Duration atMost) throws IOException {
            Optional<StreamApi.Held> held = KeycloakModelUtils.runJobInTransactionWithResult(
                    factory, session -> current(session).map(config -> held(session, config, atMost)));
            return held.isPresent()
                    ? held.get()
                            .send(EventPoll.waiting())
                            .filter(answer -> !answer.path("sets").isEmpty())
                    : Optional.empty(); // at once, so that this is over
        }

        private StreamApi.Held held(KeycloakSession session, SourceKind.Ssf config, Duration atMost) {
            try {
                return api.held(session, config, stream, atMost);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public boolean take(JsonNode answer) {
            return KeycloakModelUtils.runJobInTransactionWithResult(
                    factory,
                    session -> current(session)
                            .filter(config -> take(session, config, answer))
                            .isPresent());
        }

        private boolean take(KeycloakSession session, SourceKind.Ssf config, JsonNode answer) {
            try {
                return poll.take(session, source, config, stream, answer);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        /** As long as nobody changed the source. */
        private Optional<SourceKind.Ssf> current(KeycloakSession session) {
            RealmModel realm = session.realms().getRealm(realmId);
            if (realm == null || !realm.isEnabled()) {
                return Optional.empty();
            }
            session.getContext().setRealm(realm);
            return RealmPolicies.of(session, realm)
                    .flatMap(policy -> sources.find(realm, source.alias()))
                    .filter(SourceConfig::enabled)
                    .flatMap(SourceConfig::transmitter)
                    .filter(config -> source.transmitter().equals(Optional.of(config)));
        }
    }
}
