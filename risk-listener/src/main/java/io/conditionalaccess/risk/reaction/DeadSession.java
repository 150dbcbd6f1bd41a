// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.risk.reaction;

import io.conditionalaccess.core.device.DeviceFacts;
import io.conditionalaccess.registry.DeviceRegistryProvider;
import io.conditionalaccess.registry.SessionBinding;
import io.conditionalaccess.registry.policy.RealmPolicies;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.keycloak.events.Details;
import org.keycloak.events.EventBuilder;
import org.keycloak.events.EventType;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/**
 * Ends one session of a revoked device, online and offline, in the caller's transaction: logout tasks, event, deletion
 * and index row become true together or not at all. Nothing leaves Keycloak here; delivering the tasks comes later.
 */
final class SessionEnd {
    /** How long a login may take from writing its index row to its session being visible. */
    private static final Duration IN_FLIGHT = Duration.ofMinutes(1);

    private static final String REASON = "device_revoked";
    private static final String DEVICE_ID = "device_id";

    private final KeycloakSession session;
    private final RealmModel realm;
    private final Instant now;

    SessionEnd(KeycloakSession session, RealmModel realm, Instant now) {
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

    Outcome of(UUID device, SessionBinding binding) {
        DeviceRegistryProvider registry = DeviceRegistryProvider.of(session);
        SessionPair pair = SessionPair.find(session, realm, binding.sessionId());
        if (pair.isEmpty()) {
            return forget(registry, binding);
        }
        // A device without a row has no epoch to be below of.
        Optional<DeviceFacts> facts = registry.facts().byUuid(realm, device);
        Optional<UserModel> user = Optional.ofNullable(session.users().getUserById(realm, binding.userId()));
        boolean counts = facts.flatMap(f -> RealmPolicies.of(session, realm)
                        .map(policy -> new EnforcedClients(policy.policy(), realm, user, f, now)))
                .filter(enforced -> enforced.all(binding, pair.clients().keySet()))
                .isPresent();
        if (!counts) {
            return Outcome.KEPT;
        }
        if (!registry.bindings().end(realm, binding.sessionId(), now)) {
            return Outcome.GONE;
        }
        LogoutOrders orders = new LogoutOrders(session, realm, registry.logoutTasks(), now);
        user.ifPresent(u -> pair.clients().values().forEach(client -> orders.write(binding.sessionId(), u, client)));
        announce(binding, facts.get());
        pair.remove(session, realm);
        return Outcome.ENDED;
    }

    private Outcome forget(DeviceRegistryProvider registry, SessionBinding binding) {
        if (now.isBefore(binding.since().plus(IN_FLIGHT))) {
            return Outcome.LATER;
        }
        registry.bindings().remove(realm, binding.sessionId());
        return Outcome.GONE;
    }

    /** Keycloak itself tells nobody when a session is removed this way. */
    private void announce(SessionBinding binding, DeviceFacts device) {
        new EventBuilder(realm, session)
                .event(EventType.USER_SESSION_DELETED)
                .user(binding.userId())
                .session(binding.sessionId())
                .detail(Details.REASON, REASON)
                .detail(DEVICE_ID, device.id().value())
                .success();
    }
}
