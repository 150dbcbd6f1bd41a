// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.risk.reaction;

import io.conditionalaccess.registry.DeviceRegistryProvider;
import io.conditionalaccess.registry.PendingRevocation;
import java.util.List;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.utils.KeycloakModelUtils;
import org.keycloak.timer.ScheduledTask;

/**
 * Finishes what is unfinished. Keycloak locks it across the cluster by the simple name of this class, which therefore has
 * to be unique.
 */
final class DeviceReactionSweep implements ScheduledTask {
    private static final int MAX_REVOCATIONS = 200;
    private static final int MAX_HOLDS = 1_000;

    private final KeycloakSessionFactory factory;
    private final DeadSessions sessions;
    private final WorkQueue<Hold> holds;
    private final DueLogouts logouts;

    DeviceReactionSweep(
            KeycloakSessionFactory factory, DeadSessions sessions, WorkQueue<Hold> holds, DueLogouts logouts) {
        this.factory = factory;
        this.sessions = sessions;
        this.holds = holds;
        this.logouts = logouts;
    }

    @Override
    public void run(KeycloakSession session) {
        List<PendingRevocation> pending = KeycloakModelUtils.runJobInTransactionWithResult(
                factory, s -> DeviceRegistryProvider.of(s).bindings().pending(MAX_REVOCATIONS));
        for (PendingRevocation revocation : pending) {
            // Settled only by a pass that found nothing: a login in flight may have added a session during the last
            // one.
            if (sessions.end(revocation) == DeadSessions.Pass.NOTHING_LEFT) {
                KeycloakModelUtils.runJobInTransaction(
                        factory, s -> DeviceRegistryProvider.of(s).bindings().settled(revocation));
            }
        }
        KeycloakModelUtils.runJobInTransactionWithResult(
                        factory, s -> DeviceRegistryProvider.of(s).holds().pending(MAX_HOLDS))
                .forEach(hold -> holds.offer(new Hold(hold, Trail.lost())));
        logouts.enqueue();
    }
}
