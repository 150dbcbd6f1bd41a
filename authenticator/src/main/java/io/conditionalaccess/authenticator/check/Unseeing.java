// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.authenticator.check;

import io.conditionalaccess.core.decision.Binding;
import io.conditionalaccess.core.decision.Decisions;
import io.conditionalaccess.core.decision.Identity;
import io.conditionalaccess.core.decision.Question;
import io.conditionalaccess.core.decision.Rule;
import io.conditionalaccess.core.decision.Subject;
import io.conditionalaccess.core.policy.Policy;
import io.conditionalaccess.registry.FactsUnavailable;
import io.conditionalaccess.registry.LookupLimit;
import io.conditionalaccess.registry.policy.RealmPolicies;
import io.conditionalaccess.registry.policy.RealmPolicy;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;
import org.jboss.logging.Logger;
import org.keycloak.common.util.Time;
import org.keycloak.models.ClientModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.UserSessionModel;

/** Decides about holders of the break-glass role although our tables do not answer: as if nothing were known. */
final class Unseeing {
    /** Why no device was recognised. */
    static final String WHY = "facts-unavailable";

    private static final Logger LOG = Logger.getLogger(Unseeing.class);

    private final KeycloakSession session;
    private final Point point;
    private final ClientModel client;
    private final Optional<UserSessionModel> userSession;
    private final boolean inPerson;

    Unseeing(
            KeycloakSession session,
            Point point,
            ClientModel client,
            Optional<UserSessionModel> userSession,
            boolean inPerson) {
        this.session = session;
        this.point = point;
        this.client = client;
        this.userSession = userSession;
        this.inPerson = inPerson;
    }

    /** What {@code seeing} decides, unless its lookups do not end and this user must not wait for them. */
    Optional<Verdict> helps(RealmModel realm, UserModel user, Supplier<Optional<Verdict>> seeing) {
        LookupLimit.beginsFor(session, realm, user);
        try {
            return seeing.get();
        } catch (FactsUnavailable e) {
            Verdict unseen = RealmPolicies.configured(session, realm)
                    .map(policy -> decide(realm, user, policy))
                    .filter(verdict -> verdict.decision().rule() == Rule.BREAK_GLASS)
                    // Somebody who impersonates the holder: not seeing is no reason to let them in.
                    .orElseThrow(() -> e);
            LOG.warnf(
                    "decided without our tables: point=%s realm=%s user=%s", point.wire(), realm.getId(), user.getId());
            return Optional.of(unseen);
        }
    }

    private Verdict decide(RealmModel realm, UserModel user, RealmPolicy policy) {
        Policy rules = policy.policy();
        Subject subject = new Subject(
                client.getClientId(),
                rules.enforceRole().map(realm::getRole).filter(user::hasRole).isPresent()
                        || rules.enforceRole().isEmpty(),
                inPerson);
        Binding binding = userSession
                .<Binding>map(existing -> new Binding.Bound(Optional.empty(), WHY, 0))
                .orElseGet(Binding.New::new);
        Instant now = Instant.ofEpochMilli(Time.currentTimeMillis());
        Question question = new Question(
                subject,
                binding,
                new Identity.Unrecognised(WHY),
                userSession.isPresent() ? Question.Evidence.OPTIONAL : Question.Evidence.REQUIRED,
                policy.situation(now));
        return new Verdict(
                point,
                realm,
                user,
                userSession.map(UserSessionModel::getId),
                policy,
                question,
                Decisions.decide(rules, question));
    }
}
