// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.registry.jpa;

import io.conditionalaccess.registry.Confirmation;
import io.conditionalaccess.registry.DeviceRegistryProvider;
import io.conditionalaccess.registry.Participation;
import io.conditionalaccess.registry.alert.Alert;
import io.conditionalaccess.registry.alert.Alerts;
import io.conditionalaccess.registry.alert.Kind;
import io.conditionalaccess.registry.policy.EnforceSwitch;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.utils.KeycloakModelUtils;
import org.keycloak.timer.ScheduledTask;

/** Brings back the mode before a switch to enforce that nobody confirmed in time. Once per cluster. */
final class RevertUnconfirmedEnforce implements ScheduledTask {
    static final long EVERY_MILLIS = 10_000;
    private static final Logger LOG = Logger.getLogger(RevertUnconfirmedEnforce.class);

    private final Clock clock;

    RevertUnconfirmedEnforce(Clock clock) {
        this.clock = clock;
    }

    @Override
    public void run(KeycloakSession session) {
        Instant now = clock.instant();
        for (String realmId : DeviceRegistryProvider.of(session).participation().overdue(now)) {
            try {
                KeycloakModelUtils.runJobInTransactionWithResult(
                                session.getKeycloakSessionFactory(), own -> revert(own, realmId, now))
                        .ifPresent(mode -> tell(session, realmId, mode));
            } catch (RuntimeException e) {
                // One realm must not keep the others in enforce.
                LOG.errorf(e, "the unconfirmed switch to enforce of realm %s could not be taken back", realmId);
            }
        }
    }

    /** The mode that is back; empty if somebody was faster. */
    private static Optional<String> revert(KeycloakSession session, String realmId, Instant now) {
        RealmModel realm = session.realms().getRealm(realmId);
        if (realm == null) {
            return Optional.empty();
        }
        session.getContext().setRealm(realm);
        Participation participation = DeviceRegistryProvider.of(session).participation();
        Optional<Confirmation> overdue =
                participation.lockAwaited(realm).filter(waiting -> !now.isBefore(waiting.by()));
        overdue.ifPresent(waiting -> {
            participation.settle(realm);
            EnforceSwitch.back(session, realm, waiting.revertTo());
        });
        return overdue.map(Confirmation::revertTo);
    }

    private static void tell(KeycloakSession session, String realmId, String mode) {
        Alerts.raise(
                session,
                new Alert(
                        Kind.ENFORCE_REVERTED,
                        realmId,
                        Optional.empty(),
                        Optional.empty(),
                        Map.of("mode", mode, "reason", "not-confirmed")));
    }
}
