// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.risk.reaction;

import io.conditionalaccess.core.decision.Binding;
import io.conditionalaccess.core.decision.Decisions;
import io.conditionalaccess.core.decision.Identity;
import io.conditionalaccess.core.decision.Question;
import io.conditionalaccess.core.decision.Situation;
import io.conditionalaccess.core.decision.Subject;
import io.conditionalaccess.core.device.DeviceFacts;
import io.conditionalaccess.core.policy.Policy;
import io.conditionalaccess.registry.SessionBinding;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.keycloak.models.ClientModel;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/**
 * Whether a lower epoch or a hold counts for a session, asked of the one decision function. It does not in monitor, outside the
 * pilot, for break-glass users, exempt clients and exempt devices.
 *
 * <p>A session is shared by its applications. If one of them is not enforced, deleting the session would end access that
 * nobody meant to end, so it is kept; the enforced applications are refused by the epoch at each check all the same.
 */
final class EnforcedClients {
    /** Stands for a session without applications; no client id is empty. */
    private static final String NO_CLIENT = "";

    private final Policy policy;
    private final DeviceFacts device;
    private final Situation situation;
    private final boolean inPilot;
    private final boolean breakGlass;

    EnforcedClients(
            Policy policy, RealmModel realm, Optional<UserModel> user, DeviceFacts device, Situation situation) {
        this.policy = policy;
        this.device = device;
        this.situation = situation;
        this.inPilot = policy.enforceRole().isEmpty() || has(realm, user, policy.enforceRole());
        this.breakGlass = has(realm, user, policy.breakGlassRole());
    }

    boolean all(SessionBinding binding, Set<ClientModel> clients) {
        return clients.isEmpty()
                ? counts(binding, NO_CLIENT)
                : clients.stream().allMatch(client -> counts(binding, client.getClientId()));
    }

    /** Those of a session's applications that are refused now. */
    Set<ClientModel> refused(SessionBinding binding, Set<ClientModel> clients) {
        return clients.stream()
                .filter(client -> denies(binding, client.getClientId()))
                .collect(Collectors.toSet());
    }

    /**
     * With a lower epoch every enforced answer but "ok" means a dead session: quarantine is asked before the epoch and
     * may only hold, but does not bring the session back.
     */
    private boolean counts(SessionBinding binding, String clientId) {
        return binding.epoch() < device.epoch() && denies(binding, clientId);
    }

    private boolean denies(SessionBinding binding, String clientId) {
        return Decisions.decide(
                        policy,
                        new Question(
                                new Subject(clientId, inPilot, breakGlass),
                                new Binding.Bound(Optional.of(device), binding.method(), binding.epoch()),
                                new Identity.NotAsked(),
                                Question.Evidence.OPTIONAL,
                                situation))
                .denies();
    }

    private static boolean has(RealmModel realm, Optional<UserModel> user, Optional<String> role) {
        return role.map(realm::getRole)
                .flatMap(r -> user.filter(u -> u.hasRole(r)))
                .isPresent();
    }
}
