// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.risk.reaction;

import io.conditionalaccess.registry.DeviceRegistryProvider;
import io.conditionalaccess.registry.LogoutTask;
import io.conditionalaccess.registry.LogoutTasks;
import io.conditionalaccess.risk.http.Waiting;
import io.conditionalaccess.risk.metrics.RiskMetrics;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import org.jboss.logging.Logger;
import org.keycloak.http.simple.SimpleHttp;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.utils.KeycloakModelUtils;

/** One attempt to tell one application. No transaction is open while it is being waited for. */
final class LogoutDelivery {
    private static final Logger LOG = Logger.getLogger(LogoutDelivery.class);
    private static final String LOGOUT_TOKEN = "logout_token";
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
        Optional<LogoutRequest> request = inTransaction(session -> LogoutRequest.of(session, task, now));
        if (request.isEmpty()) {
            done(task);
        } else if (accepted(request.get(), task)) {
            done(task);
            RiskMetrics.effect(RiskMetrics.Effect.APPLICATION, Duration.between(task.createdAt(), clock.instant()));
        }
    }

    private static boolean accepted(LogoutRequest request, LogoutTask task) {
        try {
            int status = SimpleHttp.create(request.client())
                    .withRequestConfig(Waiting.atMost(request.client(), TIMEOUT_MILLIS, TIMEOUT_MILLIS)
                            .build())
                    .doPost(request.url())
                    .param(LOGOUT_TOKEN, request.token())
                    .asStatus();
            LOG.debugf("logout token sent: client=%s task=%s status=%d", request.clientId(), task.id(), status);
            return status >= 200 && status < 300;
        } catch (IOException | RuntimeException e) { // no connection, or no URL at all
            LOG.debugf("logout token not sent: client=%s task=%s: %s", request.clientId(), task.id(), e);
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
