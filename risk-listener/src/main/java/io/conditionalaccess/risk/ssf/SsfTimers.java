// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.risk.ssf;

import io.conditionalaccess.registry.DeviceRegistryProviderFactory;
import io.conditionalaccess.risk.reaction.ReactionProvider;
import io.conditionalaccess.risk.reaction.ReactionProviderFactory;
import io.conditionalaccess.risk.source.SignalSources;
import io.conditionalaccess.risk.source.SourceKind;
import io.conditionalaccess.risk.source.SourceRemoved;
import io.conditionalaccess.risk.ssf.peer.StreamApi;
import io.conditionalaccess.risk.ssf.peer.Transmitters;
import java.io.IOException;
import java.time.Clock;
import org.jboss.logging.Logger;
import org.keycloak.Config;
import org.keycloak.executors.ExecutorsProvider;
import org.keycloak.models.AbstractKeycloakTransaction;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.RealmModel;
import org.keycloak.models.utils.KeycloakModelUtils;
import org.keycloak.models.utils.PostMigrationEvent;
import org.keycloak.provider.ProviderEvent;
import org.keycloak.services.scheduled.ClusterAwareScheduledTaskRunner;
import org.keycloak.timer.TimerProvider;

/** Starts the visits to transmitters, and says goodbye to those whose source is removed. */
public final class SsfTimers implements ReactionProviderFactory {
    private static final Logger LOG = Logger.getLogger(SsfTimers.class);

    private final Clock clock = Clock.systemUTC();
    private final Transmitters transmitters = new Transmitters(clock);
    private final StreamApi api = new StreamApi(transmitters, clock);
    private final StreamKeeper keeper = new StreamKeeper(api);

    @Override
    public String getId() {
        return "ssf";
    }

    @Override
    public ReactionProvider create(KeycloakSession session) {
        return () -> {};
    }

    @Override
    public void postInit(KeycloakSessionFactory factory) {
        factory.register(this::on);
    }

    private void on(ProviderEvent event) {
        if (event instanceof PostMigrationEvent migrated) {
            KeycloakModelUtils.runJobInTransaction(migrated.getFactory(), this::start);
        } else if (event instanceof SourceRemoved removed && removed.config().kind() instanceof SourceKind.Ssf config) {
            if (config.client().isPresent()) {
                afterCommit(removed, config);
            }
        }
    }

    private void start(KeycloakSession session) {
        if (DeviceRegistryProviderFactory.of(session).monitorOnly()) {
            return; // our tables need not be there
        }
        KeycloakSessionFactory factory = session.getKeycloakSessionFactory();
        EventPoll poll = new EventPoll(api, new SetReception(transmitters), clock);
        SignalSources sources = new SignalSources();
        var executor = session.getProvider(ExecutorsProvider.class).getExecutor("ssf-poll");
        Listeners listeners = new Listeners(factory, executor, sources, api, poll, clock);
        SsfTransmitterVisits visits = new SsfTransmitterVisits(sources, keeper, poll, listeners, clock);
        long interval = SsfTransmitterVisits.INTERVAL.toMillis();
        session.getProvider(TimerProvider.class)
                .schedule(new ClusterAwareScheduledTaskRunner(factory, visits, interval), interval, interval);
    }

    /** The administrator does not wait for the transmitter, nor does the removal depend on it. */
    private void afterCommit(SourceRemoved removed, SourceKind.Ssf config) {
        KeycloakSession session = removed.session();
        KeycloakSessionFactory factory = session.getKeycloakSessionFactory();
        var executor = session.getProvider(ExecutorsProvider.class).getExecutor("ssf");
        session.getTransactionManager().enlistAfterCompletion(new AbstractKeycloakTransaction() {
            @Override
            protected void commitImpl() {
                executor.execute(() -> deleteStream(factory, removed, config));
            }

            @Override
            protected void rollbackImpl() {
                // The source stays, and so does its stream.
            }
        });
    }

    private void deleteStream(KeycloakSessionFactory factory, SourceRemoved removed, SourceKind.Ssf config) {
        KeycloakModelUtils.runJobInTransaction(factory, session -> {
            RealmModel realm = session.realms().getRealm(removed.realmId());
            if (realm == null) {
                return;
            }
            session.getContext().setRealm(realm);
            try {
                keeper.delete(session, removed.config(), config);
            } catch (IOException | RuntimeException e) {
                LOG.warnf(
                        "the stream of removed source %s has to be deleted at its transmitter: %s",
                        removed.config().alias(), e.getMessage());
            }
        });
    }

    @Override
    public void init(Config.Scope config) {
        // No options.
    }

    @Override
    public void close() {
        // Keycloak stops the timers.
    }
}
