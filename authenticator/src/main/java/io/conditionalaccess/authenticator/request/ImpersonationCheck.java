// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.authenticator.request;

import io.conditionalaccess.authenticator.check.DecisionTrace;
import io.conditionalaccess.authenticator.check.Verdict;
import io.conditionalaccess.authenticator.token.TokenDenial;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.Optional;
import org.keycloak.events.Details;
import org.keycloak.events.EventBuilder;
import org.keycloak.events.EventType;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.representations.idm.ErrorRepresentation;

/**
 * Impersonation is a login without credentials, so it is decided like one, under the policy of the realm of the person
 * who is impersonated, before there is a session or a cookie.
 */
final class ImpersonationCheck {
    /** By name: its annotations need classes that are not there when this is compiled. */
    private static final String USER_RESOURCE = "org.keycloak.services.resources.admin.UserResource";

    private final KeycloakSession session;

    ImpersonationCheck(KeycloakSession session) {
        this.session = session;
    }

    Optional<Response> refusal(Target target, UriInfo uri) {
        if (!target.is(USER_RESOURCE, "impersonate")) {
            return Optional.empty();
        }
        RealmModel realm = session.getContext().getRealm();
        return Optional.ofNullable(uri.getPathParameters().getFirst("user-id"))
                .map(id -> session.users().getUserById(realm, id))
                .flatMap(user -> Impersonation.verdict(session, realm, user))
                .filter(this::denies)
                .map(this::answer);
    }

    private boolean denies(Verdict verdict) {
        new DecisionTrace(session).note(verdict);
        return verdict.denies();
    }

    /** In the form that the admin console shows. */
    private Response answer(Verdict denial) {
        Optional<UserModel> administrator =
                Optional.ofNullable(session.getContext().getUserSession()).map(userSession -> userSession.getUser());
        EventBuilder event = new EventBuilder(
                        denial.realm(), session, session.getContext().getConnection())
                .event(EventType.IMPERSONATE)
                .user(denial.user())
                .detail(Details.REASON, denial.decision().rule().wire());
        administrator.ifPresent(user -> event.detail(Details.IMPERSONATOR, user.getUsername()));
        event.error(TokenDenial.ERROR);
        ErrorRepresentation error = new ErrorRepresentation();
        error.setErrorMessage(TokenDenial.description(denial));
        return Response.status(Response.Status.FORBIDDEN)
                .type(MediaType.APPLICATION_JSON_TYPE)
                .entity(error)
                .build();
    }
}
