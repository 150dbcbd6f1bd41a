// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.risk.reaction;

import io.conditionalaccess.core.device.DeviceFacts;
import io.conditionalaccess.registry.DeviceRegistryProvider;
import io.conditionalaccess.registry.PendingHold;
import io.conditionalaccess.registry.SessionBinding;
import io.conditionalaccess.registry.policy.RealmPolicies;
import io.conditionalaccess.registry.policy.RealmPolicy;
import io.conditionalaccess.registry.session.SessionHold;
import io.conditionalaccess.registry.session.SessionPair;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.jboss.logging.Logger;
import org.keycloak.models.ClientModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.utils.KeycloakModelUtils;

/** Writes down whom to tell of a hold: all of a device's sessions in one transaction, so that each hears of it once. */
final class HeldSessions {
    private static final Logger LOG = Logger.getLogger(HeldSessions.class);

    private final KeycloakSessionFactory factory;
    private final Clock clock;

    HeldSessions(KeycloakSessionFactory factory, Clock clock) {
        this.factory = factory;
        this.clock = clock;
    }

    /** @return how many sessions are held, whose applications are told next */
    int tell(Hold hold) {
        int sessions =
                KeycloakModelUtils.runJobInTransactionWithResult(factory, session -> tell(session, hold.pending()));
        LOG.debugf(
                "hold: %s device=%s sessions=%d", hold.trail(), hold.pending().device(), sessions);
        return sessions;
    }

    private int tell(KeycloakSession session, PendingHold hold) {
        DeviceRegistryProvider registry = DeviceRegistryProvider.of(session);
        Optional<RealmModel> realm = Optional.ofNullable(session.realms().getRealm(hold.realmId()));
        if (!registry.holds().claim(hold) || realm.isEmpty()) {
            return 0;
        }
        session.getContext().setRealm(realm.get());
        Optional<DeviceFacts> device = registry.facts().byUuid(realm.get(), hold.device());
        Optional<RealmPolicy> policy = RealmPolicies.of(session, realm.get()).filter(RealmPolicy::holdLogsOutApps);
        if (device.isEmpty() || policy.isEmpty()) {
            return 0;
        }
        Instant now = clock.instant();
        int sessions = 0;
        for (SessionBinding binding : registry.bindings().ofDevice(realm.get(), hold.device())) {
            SessionPair pair = SessionPair.find(session, realm.get(), binding.sessionId());
            Optional<UserModel> user = Optional.ofNullable(session.users().getUserById(realm.get(), binding.userId()));
            EnforcedClients enforced = new EnforcedClients(
                    policy.get().policy(),
                    realm.get(),
                    user,
                    device.get(),
                    policy.get().situation(now));
            Set<ClientModel> clients = pair.clients().keySet();
            // A session that ends altogether is announced when it does.
            if (!enforced.all(binding, clients)) {
                new SessionHold(session, realm.get(), now).of(pair, enforced.refused(binding, clients), hold);
                sessions++;
            }
        }
        return sessions;
    }
}
