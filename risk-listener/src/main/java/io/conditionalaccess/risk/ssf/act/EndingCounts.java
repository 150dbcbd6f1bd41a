// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.risk.ssf.act;

import io.conditionalaccess.core.policy.Mode;
import io.conditionalaccess.core.policy.Policy;
import io.conditionalaccess.registry.policy.RealmPolicy;
import io.conditionalaccess.registry.session.SessionPair;
import java.util.Optional;
import java.util.stream.Stream;
import org.keycloak.models.ClientModel;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/**
 * Whether a session may be ended because a transmitter says so: where the policy is enforced for its user and all of its
 * applications, as for revocations of devices. Not while the brake is on, which keeps open what is open.
 */
final class EndingCounts {
    private final RealmModel realm;
    private final Policy policy;
    private final boolean enforced;

    EndingCounts(RealmModel realm, RealmPolicy policy) {
        this.realm = realm;
        this.policy = policy.policy();
        this.enforced = this.policy.mode() == Mode.ENFORCE
                && policy.state().brakedSince().isEmpty();
    }

    boolean of(SessionPair pair) {
        Optional<UserModel> user = Stream.of(pair.online(), pair.offline())
                .flatMap(Optional::stream)
                .flatMap(session -> Stream.ofNullable(session.getUser()))
                .findFirst();
        boolean inPilot = policy.enforceRole().isEmpty() || has(user, policy.enforceRole());
        return enforced
                && inPilot
                && !has(user, policy.breakGlassRole())
                && pair.clients().keySet().stream()
                        .map(ClientModel::getClientId)
                        .allMatch(this::isEnforced);
    }

    private boolean isEnforced(String clientId) {
        boolean inPilot =
                policy.enforceClients().isEmpty() || policy.enforceClients().contains(clientId);
        return inPilot && !policy.exemptClients().contains(clientId);
    }

    private boolean has(Optional<UserModel> user, Optional<String> role) {
        return role.map(realm::getRole)
                .flatMap(r -> user.filter(u -> u.hasRole(r)))
                .isPresent();
    }
}
