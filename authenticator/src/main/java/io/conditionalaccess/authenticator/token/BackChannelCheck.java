// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.authenticator.token;

import io.conditionalaccess.authenticator.binding.SessionBindings;
import io.conditionalaccess.authenticator.check.AccessCheck;
import io.conditionalaccess.authenticator.check.DecisionTrace;
import io.conditionalaccess.authenticator.check.Point;
import io.conditionalaccess.authenticator.check.Verdict;
import io.conditionalaccess.core.decision.Rule;
import java.util.Optional;
import org.keycloak.models.ClientModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserSessionModel;
import org.keycloak.models.utils.KeycloakModelUtils;

/** Decides requests that act for an existing session, and leaves their trace. */
public final class BackChannelCheck {
    private final KeycloakSession session;

    public BackChannelCheck(KeycloakSession session) {
        this.session = session;
    }

    /** The decision, if it denies. */
    public Optional<Verdict> denial(Point point, RealmModel realm, ClientModel client, UserSessionModel userSession) {
        Optional<Verdict> verdict = new AccessCheck(session).ofSession(point, realm, client, userSession);
        verdict.ifPresent(v -> new DecisionTrace(session).note(v));
        Optional<Verdict> denial = verdict.filter(Verdict::denies);
        denial.filter(v -> v.endsSession() && v.decision().rule() == Rule.DEVICE_MISMATCH)
                .ifPresent(v -> end(realm, userSession));
        return denial;
    }

    /**
     * Sessions that a revocation killed are cleaned up where it was raised; this one nobody else knows of. In a
     * transaction of its own, because the request's may be rolled back.
     */
    private void end(RealmModel realm, UserSessionModel userSession) {
        KeycloakModelUtils.runJobInTransaction(session.getKeycloakSessionFactory(), session.getContext(), own -> {
            RealmModel same = own.realms().getRealm(realm.getId());
            UserSessionModel stolen = userSession.isOffline()
                    ? own.sessions().getOfflineUserSession(same, userSession.getId())
                    : own.sessions().getUserSession(same, userSession.getId());
            if (stolen != null) {
                new SessionBindings(own).end(same, stolen, Rule.DEVICE_MISMATCH);
            }
        });
    }
}
