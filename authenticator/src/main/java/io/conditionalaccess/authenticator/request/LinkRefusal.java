// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.authenticator.request;

import io.conditionalaccess.authenticator.check.DecisionTrace;
import io.conditionalaccess.authenticator.check.Verdict;
import io.conditionalaccess.authenticator.token.TokenDenial;
import io.conditionalaccess.registry.DecisionRecord;
import jakarta.ws.rs.core.Response;
import org.keycloak.events.Details;
import org.keycloak.events.EventBuilder;
import org.keycloak.events.EventType;
import org.keycloak.models.KeycloakSession;
import org.keycloak.services.ErrorPage;

/** How a person hears that their account is not linked: Keycloak's error page, with a reference. */
record LinkRefusal(KeycloakSession session, Verdict denial) {
    private static final String MESSAGE = "deviceBlocked.linking";

    Response page(EventType event) {
        DecisionRecord decision = new DecisionTrace(session).write(denial);
        new EventBuilder(denial.realm(), session, session.getContext().getConnection())
                .event(event)
                .client(denial.question().subject().clientId())
                .user(denial.user())
                .session(denial.userSessionId().orElse(null))
                .detail(Details.REASON, decision.rule())
                .detail("decision", decision.ref())
                .error(TokenDenial.ERROR);
        return ErrorPage.error(
                session,
                session.getContext().getAuthenticationSession(),
                Response.Status.FORBIDDEN,
                MESSAGE,
                decision.ref());
    }
}
