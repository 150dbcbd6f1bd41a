// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.risk.reaction;

import io.conditionalaccess.registry.DeviceRegistryProvider;
import io.conditionalaccess.registry.LogoutTask;
import io.conditionalaccess.registry.LogoutTasks;
import io.conditionalaccess.risk.metrics.RiskMetrics;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import org.jboss.logging.Logger;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.utils.KeycloakModelUtils;

/** One attempt to tell one application. No row of ours is locked while it is being waited for. */
final class LogoutDelivery {
    private static final Logger LOG = Logger.getLogger(LogoutDelivery.class);
    /** Together shorter than {@link Backoff#FIRST}. */
    private static final int TIMEOUT_MILLIS = 5_000;

    private final KeycloakSessionFactory factory;
    private final Clock clock;
    private final Backoff backoff;

    LogoutDelivery(KeycloakSessionFactory factory, Clock clock, Backoff backoff) {
        this.factory = factory;
        this.clock = clock;
        this.backoff = backoff;
    }

    void deliver(LogoutTask task) {
        Instant now = clock.instant();
        if (Backoff.exhausted(task.attempts(), task.createdAt(), now)) {
            LOG.warnf(
                    "application was not told of a logout within a day, given up: realm=%s client=%s attempts=%d",
                    task.realmId(), task.client(), task.attempts());
            done(task);
            return;
        }
        Instant next = now.plus(backoff.after(task.attempts()));
        if (!inTransaction(session -> tasks(session).claim(task, next))) {
            return; // another node has it
        }
        Optional<? extends LogoutCall> call = inTransaction(session -> LogoutCall.of(session, task, now));
        if (call.isEmpty()) {
            done(task);
        } else if (accepted(call.get(), task)) {
            done(task);
            RiskMetrics.effect(RiskMetrics.Effect.APPLICATION, Duration.between(task.createdAt(), clock.instant()));
        }
    }

    private static boolean accepted(LogoutCall call, LogoutTask task) {
        try {
            boolean accepted = call.send(TIMEOUT_MILLIS);
            LOG.debugf("logout sent: client=%s task=%s accepted=%s", call.clientId(), task.id(), accepted);
            return accepted;
        } catch (IOException | RuntimeException e) { // no connection, or no URL at all
            LOG.debugf("logout not sent: client=%s task=%s: %s", call.clientId(), task.id(), e);
            return false;
        }
    }

    private void done(LogoutTask task) {
        KeycloakModelUtils.runJobInTransaction(
                factory, session -> tasks(session).done(task.id()));
    }

    private <R> R inTransaction(Function<KeycloakSession, R> job) {
        return KeycloakModelUtils.runJobInTransactionWithResult(factory, job::apply);
    }

    private static LogoutTasks tasks(KeycloakSession session) {
        return DeviceRegistryProvider.of(session).logoutTasks();
    }
}
