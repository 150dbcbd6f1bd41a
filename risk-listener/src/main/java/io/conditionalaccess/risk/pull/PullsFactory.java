// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.risk.pull;

import com.github.benmanes.caffeine.cache.Ticker;
import io.conditionalaccess.registry.DeviceRegistryProviderFactory;
import io.conditionalaccess.registry.policy.RealmPolicies;
import io.conditionalaccess.registry.pull.PullHealth;
import io.conditionalaccess.registry.pull.PullProvider;
import io.conditionalaccess.registry.pull.PullProviderFactory;
import io.conditionalaccess.registry.pull.SyncAnswer;
import io.conditionalaccess.risk.http.AccessTokens;
import io.conditionalaccess.risk.source.SignalSources;
import io.conditionalaccess.risk.source.SourceConfig;
import io.conditionalaccess.risk.source.SourceKind;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ThreadLocalRandom;
import org.keycloak.Config;
import org.keycloak.executors.ExecutorsProvider;
import org.keycloak.models.AbstractKeycloakTransaction;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.RealmModel;
import org.keycloak.models.utils.KeycloakModelUtils;
import org.keycloak.models.utils.PostMigrationEvent;
import org.keycloak.services.scheduled.ScheduledTaskRunner;
import org.keycloak.timer.TimerProvider;

/** Starts the asking when the server has started. */
public final class PullsFactory implements PullProviderFactory {
    private final SignalSources sources = new SignalSources();

    /** Empty until the server has started, and where forced monitor keeps everything still. */
    private volatile Optional<Started> started = Optional.empty();

    private record Started(Pulls pulls, AskDueSources look, KeycloakSessionFactory factory, Executor executor) {

        AbstractKeycloakTransaction after(String realmId, String component) {
            return new AbstractKeycloakTransaction() {
                @Override
                protected void commitImpl() {
                    pulls.forget(component);
                    executor.execute(() -> look.at(factory, realmId));
                }

                @Override
                protected void rollbackImpl() {
                    // Nothing was saved.
                }
            };
        }
    }

    @Override
    public String getId() {
        return "default";
    }

    @Override
    public PullProvider create(KeycloakSession session) {
        return new Port(session);
    }

    /** For one Keycloak session. */
    private final class Port implements PullProvider {
        private final KeycloakSession session;

        private Port(KeycloakSession session) {
            this.session = session;
        }

        @Override
        public SyncAnswer sync(RealmModel realm, String source) {
            if (configured(realm, source).isEmpty()) {
                return SyncAnswer.NO_PULL;
            }
            return ready(realm, source)
                    .flatMap(config -> started.map(s -> s.pulls().now(realm.getId(), config)))
                    .orElse(SyncAnswer.NOT_READY);
        }

        @Override
        public void hint(RealmModel realm, String source) {
            ready(realm, source)
                    .ifPresent(config -> started.ifPresent(s -> s.pulls().hint(realm.getId(), config)));
        }

        @Override
        public void saved(RealmModel realm, String component) {
            started.ifPresent(
                    s -> session.getTransactionManager().enlistAfterCompletion(s.after(realm.getId(), component)));
        }

        @Override
        public Optional<Boolean> configured(RealmModel realm, String source) {
            return sources.find(realm, source)
                    .filter(config -> config.kind() instanceof SourceKind.Pull)
                    .map(config -> config.pull().isPresent());
        }

        @Override
        public Optional<PullHealth> health(RealmModel realm, String source) {
            return ready(realm, source)
                    .flatMap(config -> started.flatMap(s -> s.pulls().state(config)))
                    .map(PullState::health);
        }

        /** A realm that does not take part has no sources, whatever components it holds. */
        private Optional<SourceConfig> ready(RealmModel realm, String source) {
            return RealmPolicies.of(session, realm)
                    .flatMap(policy -> sources.find(realm, source))
                    .filter(config -> config.enabled() && config.pull().isPresent());
        }

        @Override
        public void close() {
            // Lives as long as the session.
        }
    }

    @Override
    public void postInit(KeycloakSessionFactory factory) {
        factory.register(event -> {
            if (event instanceof PostMigrationEvent migrated) {
                KeycloakModelUtils.runJobInTransaction(migrated.getFactory(), this::start);
            }
        });
    }

    private void start(KeycloakSession session) {
        if (DeviceRegistryProviderFactory.of(session).monitorOnly()) {
            return;
        }
        KeycloakSessionFactory factory = session.getKeycloakSessionFactory();
        Clock clock = Clock.systemUTC();
        ExecutorService executor = session.getProvider(ExecutorsProvider.class).getExecutor("device-pull");
        PullBoard board = new ClusterBoard(factory);
        PullWork work = new PullWork(
                factory,
                sources,
                board,
                new AccessTokens<>(clock),
                new Told(Ticker.systemTicker()),
                new Pace(() -> ThreadLocalRandom.current().nextDouble()),
                clock);
        Pulls pulls = new Pulls(board, work::run, executor, clock);
        AskDueSources look = new AskDueSources(sources, pulls);
        started = Optional.of(new Started(pulls, look, factory, executor));
        long interval = AskDueSources.INTERVAL.toMillis();
        session.getProvider(TimerProvider.class).schedule(new ScheduledTaskRunner(factory, look), interval, interval);
    }

    @Override
    public void init(Config.Scope config) {
        // No server options: everything is per source.
    }

    @Override
    public void close() {
        started = Optional.empty();
    }
}
