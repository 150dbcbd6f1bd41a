// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.registry.question;

import io.conditionalaccess.core.decision.Binding;
import io.conditionalaccess.core.decision.Subject;
import io.conditionalaccess.core.device.DeviceFacts;
import io.conditionalaccess.core.policy.Policy;
import io.conditionalaccess.core.policy.UnknownAnswer;
import io.conditionalaccess.registry.DeviceRegistryProvider;
import java.util.List;
import java.util.Optional;
import org.keycloak.models.ImpersonationSessionNote;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.RoleModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.UserSessionModel;

/** Who asks, as a policy sees them. */
public final class Subjects {
    /** What Keycloak writes where other sessions have the protocol of the login. */
    private static final String IMPERSONATED = "impersonate";

    private final KeycloakSession session;
    private final RealmModel realm;
    private final Policy policy;

    public Subjects(KeycloakSession session, RealmModel realm, Policy policy) {
        this.session = session;
        this.realm = realm;
        this.policy = policy;
    }

    /**
     * @param inPerson break-glass is for those who have the holder's credentials, not for whoever impersonates the holder
     */
    public Subject of(UserModel user, String clientId, Binding binding, boolean inPerson) {
        return new Subject(
                clientId,
                policy.enforceRole().map(role -> has(user, role)).orElse(true),
                inPerson && policy.breakGlassRole().map(role -> has(user, role)).orElse(false),
                owned(user, binding));
    }

    /**
     * Whether nobody impersonates the user of this session, or of the one that is about to begin. An application may
     * impersonate too; it is told from the way in which the session began, because nobody has a name then.
     */
    public static boolean isInPerson(Optional<UserSessionModel> userSession) {
        return userSession
                .map(s -> s.getNote(ImpersonationSessionNote.IMPERSONATOR_ID.toString()) == null
                        && !IMPERSONATED.equals(s.getAuthMethod()))
                .orElse(true);
    }

    /** Only where the answer depends on them. */
    private List<DeviceFacts> owned(UserModel user, Binding binding) {
        boolean bound = binding instanceof Binding.Bound b && b.toDevice();
        return policy.unknownDevice() == UnknownAnswer.WORST_OF_USER && !bound
                ? DeviceRegistryProvider.of(session).facts().ownedBy(realm, user.getId())
                : List.of();
    }

    /** Effective realm roles: through groups and composites too. */
    private boolean has(UserModel user, String name) {
        RoleModel role = realm.getRole(name);
        return role != null && user.hasRole(role);
    }
}
