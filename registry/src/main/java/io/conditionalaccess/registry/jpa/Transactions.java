// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.registry.jpa;

import io.conditionalaccess.registry.RefusedChange;
import io.conditionalaccess.registry.alert.Alert;
import io.conditionalaccess.registry.alert.Alerts;
import io.conditionalaccess.registry.cache.Broadcast;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import org.jboss.logging.Logger;
import org.keycloak.executors.ExecutorsProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.RealmModel;
import org.keycloak.models.utils.KeycloakModelUtils;

/**
 * Runs work in transactions of its own, again if another node or thread was faster, and tells the others only after the
 * commit: state, then broadcast, then reactions.
 */
final class Transactions {
    private static final Logger LOG = Logger.getLogger(Transactions.class);
    private static final int ATTEMPTS = 8;
    /** A database that cannot be reached is the caller's to hear of; only collisions are worth repeating. */
    private static final Duration LONGEST = Duration.ofSeconds(5);

    private static final long LONGEST_PAUSE_MILLIS = 100;

    private final KeycloakSession session;
    private final Broadcast broadcast;
    private final DeviceCounts counts;
    private final Clock clock;

    Transactions(KeycloakSession session, Broadcast broadcast, DeviceCounts counts, Clock clock) {
        this.session = session;
        this.broadcast = broadcast;
        this.counts = counts;
        this.clock = clock;
    }

    private record Done<T>(T result, Work work) {}

    <T> T commit(RealmModel realm, Function<Work, T> job) {
        Done<T> done = withRetry(realm.getId(), job);
        broadcast.send(session, done.work.changes());
        if (done.work.brake().pulled()) {
            new BrakeRows(session, broadcast, clock).pull(realm);
        }
        done.work.events().forEach(session.getKeycloakSessionFactory()::publish);
        announce(done.work.alerts());
        return done.result;
    }

    /** Elsewhere, because each is an event in a transaction of its own and the sender of a signal is waiting. */
    private void announce(List<Alert> alerts) {
        if (!alerts.isEmpty()) {
            KeycloakSessionFactory factory = session.getKeycloakSessionFactory();
            session.getProvider(ExecutorsProvider.class)
                    .getExecutor("device-alert")
                    .execute(() -> KeycloakModelUtils.runJobInTransaction(
                            factory, own -> alerts.forEach(alert -> Alerts.raise(own, alert))));
        }
    }

    private <T> Done<T> withRetry(String realmId, Function<Work, T> job) {
        Instant giveUp = clock.instant().plus(LONGEST);
        for (int attempt = 1; ; attempt++) {
            try {
                return once(realmId, job);
            } catch (RefusedChange refused) {
                throw refused;
            } catch (RuntimeException e) {
                if (attempt == ATTEMPTS || clock.instant().isAfter(giveUp)) {
                    throw e;
                }
                LOG.debugf("attempt %d failed and is repeated: %s", attempt, e);
                pause(attempt);
            }
        }
    }

    private <T> Done<T> once(String realmId, Function<Work, T> job) {
        return KeycloakModelUtils.runJobInTransactionWithResult(session.getKeycloakSessionFactory(), own -> {
            RealmModel realm = own.realms().getRealm(realmId);
            own.getContext().setRealm(realm);
            Work work = new Work(own, realm, clock.instant().truncatedTo(ChronoUnit.MICROS), counts);
            T result = job.apply(work);
            work.finish();
            return new Done<>(result, work);
        });
    }

    /** Doubling with full jitter, so that those who collided once do not collide again. */
    private static void pause(int attempt) {
        long most = Math.min(LONGEST_PAUSE_MILLIS, 1L << attempt);
        LockSupport.parkNanos(
                TimeUnit.MILLISECONDS.toNanos(ThreadLocalRandom.current().nextLong(1, most + 1)));
    }
}
