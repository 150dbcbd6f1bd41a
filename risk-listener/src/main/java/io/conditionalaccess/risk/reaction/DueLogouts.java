// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.risk.reaction;

import io.conditionalaccess.registry.DeviceRegistryProvider;
import io.conditionalaccess.registry.LogoutTask;
import java.time.Clock;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.utils.KeycloakModelUtils;

/** Brings logout tasks whose time has come to the workers. */
final class DueLogouts {
    private static final int MAX = 1_000;

    private final KeycloakSessionFactory factory;
    private final Clock clock;
    private final WorkQueue<LogoutTask> workers;

    DueLogouts(KeycloakSessionFactory factory, Clock clock, WorkQueue<LogoutTask> workers) {
        this.factory = factory;
        this.clock = clock;
        this.workers = workers;
    }

    void enqueue() {
        KeycloakModelUtils.runJobInTransactionWithResult(
                        factory,
                        session ->
                                DeviceRegistryProvider.of(session).logoutTasks().due(clock.instant(), MAX))
                .forEach(workers::offer);
    }
}
