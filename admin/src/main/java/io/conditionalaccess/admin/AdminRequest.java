// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.admin;

import io.conditionalaccess.core.decision.Situation;
import io.conditionalaccess.core.device.DeviceId;
import io.conditionalaccess.registry.Confirmation;
import io.conditionalaccess.registry.DeviceRegistryProvider;
import io.conditionalaccess.registry.DeviceRegistryProviderFactory;
import io.conditionalaccess.registry.DeviceView;
import io.conditionalaccess.registry.SessionBinding;
import io.conditionalaccess.registry.policy.RealmPolicies;
import io.conditionalaccess.registry.policy.RealmPolicy;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.keycloak.common.util.Time;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.services.resources.admin.AdminEventBuilder;
import org.keycloak.services.resources.admin.fgap.AdminPermissionEvaluator;

/**
 * What one request may see and touch.
 *
 * @param realm the one named in the path, and the only one that is changed
 */
record AdminRequest(
        KeycloakSession session, RealmModel realm, AdminPermissionEvaluator auth, AdminEventBuilder events) {

    Rights rights() {
        return new Rights(auth::hasOneAdminRole);
    }

    OwnSession ownSession() {
        return OwnSession.of(auth.adminAuth());
    }

    /**
     * The sessions bound to a device, and those bound to the device of the same id in the realm that the caller comes
     * from: one machine, registered in both.
     */
    List<SessionBinding> sessionsOf(DeviceView device) {
        List<SessionBinding> here =
                registry().bindings().ofDevice(realm, device.facts().uuid());
        RealmModel home = auth.adminAuth().getRealm();
        Stream<SessionBinding> atHome = home.equals(realm)
                ? Stream.empty()
                : registry().devices().find(home, device.facts().id()).stream()
                        .flatMap(twin -> registry()
                                .bindings()
                                .ofDevice(home, twin.facts().uuid())
                                .stream());
        return Stream.concat(here.stream(), atHome).toList();
    }

    Audit audit() {
        return new Audit(events, new Journal(registry().history(), realm, auth.adminAuth(), now()));
    }

    DeviceRegistryProvider registry() {
        return DeviceRegistryProvider.of(session);
    }

    Optional<RealmPolicy> policy() {
        return RealmPolicies.of(session, realm);
    }

    /** The switch to enforce that has to be confirmed; never under monitor-only, where no table of ours is asked. */
    Optional<Confirmation> awaited() {
        return DeviceRegistryProviderFactory.of(session).monitorOnly()
                ? Optional.empty()
                : registry().participation().awaited(realm);
    }

    Instant now() {
        return Instant.ofEpochMilli(Time.currentTimeMillis());
    }

    Optional<String> username(String userId) {
        return Optional.ofNullable(session.users().getUserById(realm, userId)).map(UserModel::getUsername);
    }

    /**
     * The user that the path names by Keycloak's id.
     *
     * @throws Problem 404 if there is none
     */
    UserModel user(String id) {
        return Optional.ofNullable(session.users().getUserById(realm, id))
                .orElseThrow(() -> Problem.notFound("No user '" + Excerpt.of(id) + "' in this realm."));
    }

    /** @throws Problem 404 if the realm does not take part */
    RealmPolicy requirePolicy() {
        return policy().orElseThrow(AdminRequest::noPolicy);
    }

    static Problem noPolicy() {
        return Problem.notFound("This realm does not take part: it has no policy.");
    }

    Optional<String> userId(String username) {
        return Optional.ofNullable(session.users().getUserByUsername(realm, username))
                .map(UserModel::getId);
    }

    /**
     * The device that the path names.
     *
     * @throws Problem 404 if there is none
     */
    DeviceView device(String id) {
        return deviceId(id)
                .flatMap(key -> registry().devices().find(realm, key))
                .orElseThrow(() -> Problem.notFound("No device '" + Excerpt.of(id) + "' in this realm."));
    }

    DeviceRepresentation present(DeviceView device) {
        Optional<RealmPolicy> policy = policy();
        Situation situation = policy.map(p -> p.situation(now())).orElseGet(() -> Situation.at(now()));
        return DeviceRepresentation.of(device, policy.map(RealmPolicy::policy), situation, this::username);
    }

    /** A path that cannot be an id is one that no device has. */
    private static Optional<DeviceId> deviceId(String id) {
        try {
            return Optional.of(new DeviceId(id));
        } catch (IllegalArgumentException notAnId) {
            return Optional.empty();
        }
    }
}
