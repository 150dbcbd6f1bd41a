// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.risk.reaction;

import io.conditionalaccess.registry.DeviceRegistryProviderFactory;
import io.conditionalaccess.registry.HoldBegan;
import io.conditionalaccess.registry.LogoutTask;
import io.conditionalaccess.registry.SessionsRevoked;
import io.conditionalaccess.registry.trace.Spans;
import io.conditionalaccess.risk.source.SignalSources;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ThreadLocalRandom;
import org.keycloak.Config;
import org.keycloak.executors.ExecutorsProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.utils.KeycloakModelUtils;
import org.keycloak.models.utils.PostMigrationEvent;
import org.keycloak.provider.ProviderEvent;
import org.keycloak.services.scheduled.ClusterAwareScheduledTaskRunner;
import org.keycloak.timer.TimerProvider;

/**
 * Starts the reactions. The event makes them fast; the sweep makes them certain: whatever a crash, a full queue or a lost
 * event left undone is still in the database and is done by the next sweep of any node.
 */
public final class Reactions implements ReactionProviderFactory {
    static final Duration SWEEP_INTERVAL = Duration.ofSeconds(15);
    private static final Duration FIRST_SWEEP = Duration.ofSeconds(2);
    private static final int WORKERS = 4;
    private static final int SENDERS = 8;
    private static final int QUEUED = 10_000;

    private final SignalSources sources = new SignalSources();

    /** Empty until the server has started. */
    private volatile Optional<WorkQueue<Revocation>> revocations = Optional.empty();

    private volatile Optional<WorkQueue<Hold>> holds = Optional.empty();

    private volatile Optional<DueLogouts> logouts = Optional.empty();

    @Override
    public String getId() {
        return "default";
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
        } else if (event instanceof SessionsRevoked revoked) {
            // Before start-up is complete there is nobody to hand it to; the first sweep finds it.
            Revocation revocation = new Revocation(revoked.revocation(), Instant.now(), Trail.here(revoked.cause()));
            revocations.ifPresent(queue -> queue.offer(revocation));
        } else if (event instanceof HoldBegan began) {
            Hold hold = new Hold(began.hold(), Trail.here(began.cause()));
            holds.ifPresent(queue -> queue.offer(hold));
        } else if (event instanceof LogoutsWaiting) {
            logouts.ifPresent(DueLogouts::enqueue);
        }
    }

    private void start(KeycloakSession session) {
        KeycloakSessionFactory factory = session.getKeycloakSessionFactory();
        Clock clock = Clock.systemUTC();
        ExecutorService executor = session.getProvider(ExecutorsProvider.class).getExecutor("device-reaction");
        Backoff backoff = new Backoff(() -> ThreadLocalRandom.current().nextDouble());
        LogoutDelivery delivery = new LogoutDelivery(factory, clock, backoff);
        WorkQueue<LogoutTask> senders = new WorkQueue<>(SENDERS, QUEUED, executor, delivery::deliver);
        DueLogouts due = new DueLogouts(factory, clock, senders);
        logouts = Optional.of(due);
        Spans spans = Spans.of(session);
        DeadSessions sessions = new DeadSessions(factory, clock);
        revocations = Optional.of(new WorkQueue<>(WORKERS, QUEUED, executor, revocation -> {
            revocation.trail().follow(spans, () -> sessions.end(revocation));
            due.enqueue();
        }));
        HeldSessions held = new HeldSessions(factory, clock);
        WorkQueue<Hold> heldDevices = new WorkQueue<>(WORKERS, QUEUED, executor, hold -> {
            hold.trail().follow(spans, () -> held.tell(hold));
            due.enqueue();
        });
        holds = Optional.of(heldDevices);
        if (!DeviceRegistryProviderFactory.of(session).monitorOnly()) {
            // In forced monitor our tables need not be there; what is unfinished waits.
            DeviceReactionSweep sweep = new DeviceReactionSweep(factory, sessions, heldDevices, due);
            schedule(
                    session.getProvider(TimerProvider.class),
                    factory,
                    sweep,
                    new SourceWatch(sources, clock.instant()));
        }
    }

    private static void schedule(
            TimerProvider timer, KeycloakSessionFactory factory, DeviceReactionSweep sweep, SourceWatch watch) {
        long interval = SWEEP_INTERVAL.toMillis();
        timer.schedule(new ClusterAwareScheduledTaskRunner(factory, sweep, interval), FIRST_SWEEP.toMillis(), interval);
        long watching = SourceWatch.INTERVAL.toMillis();
        timer.schedule(new ClusterAwareScheduledTaskRunner(factory, watch, watching), watching, watching);
    }

    @Override
    public void init(Config.Scope config) {
        // No options.
    }

    @Override
    public void close() {
        revocations = Optional.empty();
        holds = Optional.empty();
        logouts = Optional.empty();
    }
}
