// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.authenticator.check;

import io.conditionalaccess.authenticator.binding.SessionBindings;
import io.conditionalaccess.authenticator.identity.DeviceIdentification;
import io.conditionalaccess.core.decision.Binding;
import io.conditionalaccess.core.decision.Decisions;
import io.conditionalaccess.core.decision.Identity;
import io.conditionalaccess.core.decision.Question;
import io.conditionalaccess.core.decision.Question.Evidence;
import io.conditionalaccess.core.decision.Subject;
import io.conditionalaccess.registry.DeviceRegistryProviderFactory;
import io.conditionalaccess.registry.policy.RealmPolicies;
import io.conditionalaccess.registry.policy.RealmPolicy;
import io.conditionalaccess.registry.question.Subjects;
import java.time.Instant;
import java.util.Optional;
import org.keycloak.common.util.Time;
import org.keycloak.models.ClientModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.UserSessionModel;

/**
 * What every enforcement point asks: gathers the facts of the current request and lets {@link Decisions} decide. Does no
 * query where caches are warm, and leaves no trace; for that see {@link DecisionTrace}. Every method answers with
 * nothing where nobody has a say: the realm does not take part, or the user is a service account.
 */
public final class AccessCheck {
    private final KeycloakSession session;
    private final SessionBindings bindings;
    private final DeviceIdentification identification;

    public AccessCheck(KeycloakSession session) {
        this.session = session;
        this.bindings = new SessionBindings(session);
        this.identification = new DeviceIdentification(session);
    }

    /**
     * A login in a browser, or of a client on its user's behalf.
     *
     * @param joins the session that it will join; empty if it starts one
     */
    public Optional<Verdict> ofLogin(
            Point point, RealmModel realm, UserModel user, ClientModel client, Optional<UserSessionModel> joins) {
        return ofLogin(point, realm, user, client, joins, Subjects.isInPerson(joins));
    }

    /** A session that this request has just made without a login, perhaps for somebody else than who asks. */
    public Optional<Verdict> ofStart(Point point, RealmModel realm, ClientModel client, UserSessionModel started) {
        boolean inPerson = Subjects.isInPerson(Optional.of(started));
        return ofLogin(point, realm, started.getUser(), client, Optional.empty(), inPerson);
    }

    private Optional<Verdict> ofLogin(
            Point point,
            RealmModel realm,
            UserModel user,
            ClientModel client,
            Optional<UserSessionModel> joins,
            boolean inPerson) {
        return new Unseeing(session, point, client, joins, inPerson)
                .helps(
                        realm,
                        user,
                        () -> policy(realm, user).map(policy -> {
                            Binding binding = joins.map(existing -> bindings.of(realm, existing, policy))
                                    .orElseGet(Binding.New::new);
                            Identity identity = identification.identify(realm, policy);
                            Question question = question(
                                    user, client, realm, policy, binding, identity, Evidence.REQUIRED, inPerson);
                            return verdict(point, realm, user, joins.map(UserSessionModel::getId), policy, question);
                        }));
    }

    /** An administrator starts a session as somebody else, in the browser that asks for it. */
    public Optional<Verdict> ofImpersonation(RealmModel realm, UserModel user, ClientModel client) {
        return policy(realm, user).map(policy -> {
            Identity identity = identification.identify(realm, policy);
            Question question =
                    question(user, client, realm, policy, new Binding.New(), identity, Evidence.REQUIRED, false);
            return verdict(Point.IMPERSONATION, realm, user, Optional.empty(), policy, question);
        });
    }

    /** A request on the back channel that acts for an existing session. */
    public Optional<Verdict> ofSession(
            Point point, RealmModel realm, ClientModel client, UserSessionModel userSession) {
        UserModel user = userSession.getUser();
        boolean inPerson = Subjects.isInPerson(Optional.of(userSession));
        return new Unseeing(session, point, client, Optional.of(userSession), inPerson)
                .helps(
                        realm,
                        user,
                        () -> policy(realm, user).map(policy -> {
                            Identity identity = point.comparesEvidence()
                                    ? identification.identify(realm, policy)
                                    : new Identity.NotAsked();
                            Binding binding = bindings.of(realm, userSession, policy);
                            Question question = question(
                                    user, client, realm, policy, binding, identity, Evidence.OPTIONAL, inPerson);
                            return verdict(point, realm, user, Optional.of(userSession.getId()), policy, question);
                        }));
    }

    /**
     * Sessions of service accounts are nobody's device. Under monitor-only nothing is decided, so that nothing is looked
     * up: it has to work on the day when our tables are gone.
     */
    private Optional<RealmPolicy> policy(RealmModel realm, UserModel user) {
        boolean decides = user.getServiceAccountClientLink() == null
                && !DeviceRegistryProviderFactory.of(session).monitorOnly();
        return decides ? RealmPolicies.of(session, realm) : Optional.empty();
    }

    private Question question(
            UserModel user,
            ClientModel client,
            RealmModel realm,
            RealmPolicy policy,
            Binding binding,
            Identity identity,
            Evidence evidence,
            boolean inPerson) {
        Subject subject =
                new Subjects(session, realm, policy.policy()).of(user, client.getClientId(), binding, inPerson);
        Instant now = Instant.ofEpochMilli(Time.currentTimeMillis());
        return new Question(subject, binding, identity, evidence, policy.situation(now));
    }

    private static Verdict verdict(
            Point point,
            RealmModel realm,
            UserModel user,
            Optional<String> userSessionId,
            RealmPolicy policy,
            Question question) {
        return new Verdict(
                point, realm, user, userSessionId, policy, question, Decisions.decide(policy.policy(), question));
    }
}
