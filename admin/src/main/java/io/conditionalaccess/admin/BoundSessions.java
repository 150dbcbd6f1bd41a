// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.admin;

import io.conditionalaccess.core.decision.Binding;
import io.conditionalaccess.core.decision.Decision;
import io.conditionalaccess.core.decision.Decisions;
import io.conditionalaccess.core.decision.Identity;
import io.conditionalaccess.core.decision.Question;
import io.conditionalaccess.core.decision.Question.Evidence;
import io.conditionalaccess.core.decision.Subject;
import io.conditionalaccess.registry.DeviceRegistryProvider;
import io.conditionalaccess.registry.SessionBinding;
import io.conditionalaccess.registry.policy.RealmPolicy;
import io.conditionalaccess.registry.question.BoundTo;
import io.conditionalaccess.registry.question.Subjects;
import java.time.Instant;
import java.util.Optional;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.UserSessionModel;

/** What the decision function says of existing sessions, when their clients ask on the back channel. */
final class BoundSessions {
    private final KeycloakSession session;
    private final RealmModel realm;
    private final RealmPolicy policy;
    private final Instant now;

    BoundSessions(AdminRequest request, RealmPolicy policy) {
        this.session = request.session();
        this.realm = request.realm();
        this.policy = policy;
        this.now = request.now();
    }

    /** Browsers get the id of an ended session again, so the row has to be of this very one. */
    Binding binding(UserSessionModel userSession, Optional<SessionBinding> row) {
        Instant began = BoundTo.began(userSession);
        return BoundTo.binding(
                row.filter(binding -> binding.since().equals(began)).map(BoundTo::of),
                began,
                realm,
                policy,
                DeviceRegistryProvider.of(session).facts());
    }

    Decision decide(UserSessionModel userSession, String clientId, Binding binding) {
        UserModel user = userSession.getUser();
        Subject subject = new Subjects(session, realm, policy.policy())
                .of(user, clientId, binding, Subjects.isInPerson(Optional.of(userSession)));
        return Decisions.decide(
                policy.policy(),
                new Question(subject, binding, new Identity.NotAsked(), Evidence.OPTIONAL, policy.situation(now)));
    }
}
