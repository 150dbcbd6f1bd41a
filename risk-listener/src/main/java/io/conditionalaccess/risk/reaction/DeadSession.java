// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.risk.reaction;

import io.conditionalaccess.core.device.DeviceFacts;
import io.conditionalaccess.registry.DeviceRegistryProvider;
import io.conditionalaccess.registry.SessionBinding;
import io.conditionalaccess.registry.policy.RealmPolicies;
import io.conditionalaccess.registry.session.SessionEnd;
import io.conditionalaccess.registry.session.SessionPair;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.keycloak.events.Details;
import org.keycloak.events.EventBuilder;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/** One session of a revoked device, which has to end if the revocation counts for it. */
final class DeadSession {
    /** How long a login may take from writing its index row to its session being visible. */
    private static final Duration IN_FLIGHT = Duration.ofMinutes(1);

    private static final String REASON = "device_revoked";
    private static final String DEVICE_ID = "device_id";

    private final KeycloakSession session;
    private final RealmModel realm;
    private final Instant now;

    DeadSession(KeycloakSession session, RealmModel realm, Instant now) {
        this.session = session;
        this.realm = realm;
        this.now = now;
    }

    /** What became of the session. */
    enum Outcome {
        ENDED,
        /** The epoch does not count for it, see {@link EnforcedClients}. */
        KEPT,
        /** It had ended already; its index row went. */
        GONE,
        /** It may not be visible yet. */
        LATER
    }

    Outcome end(UUID device, SessionBinding binding) {
        DeviceRegistryProvider registry = DeviceRegistryProvider.of(session);
        SessionPair pair = SessionPair.find(session, realm, binding.sessionId());
        if (pair.isEmpty()) {
            return forget(registry, binding);
        }
        // A device without a row has no epoch to be below of.
        Optional<DeviceFacts> facts = registry.facts().byUuid(realm, device);
        Optional<UserModel> user = Optional.ofNullable(session.users().getUserById(realm, binding.userId()));
        boolean counts = facts.flatMap(f -> RealmPolicies.of(session, realm)
                        .map(policy -> new EnforcedClients(policy.policy(), realm, user, f, policy.situation(now))))
                .filter(enforced -> enforced.all(binding, pair.clients().keySet()))
                .isPresent();
        if (!counts) {
            return Outcome.KEPT;
        }
        return new SessionEnd(session, realm, now).of(pair, event(binding, facts.get())) ? Outcome.ENDED : Outcome.GONE;
    }

    private Outcome forget(DeviceRegistryProvider registry, SessionBinding binding) {
        if (now.isBefore(binding.since().plus(IN_FLIGHT))) {
            return Outcome.LATER;
        }
        registry.bindings().remove(realm, binding.sessionId());
        return Outcome.GONE;
    }

    private EventBuilder event(SessionBinding binding, DeviceFacts device) {
        return new EventBuilder(realm, session)
                .user(binding.userId())
                .detail(Details.REASON, REASON)
                .detail(DEVICE_ID, device.id().value());
    }
}
