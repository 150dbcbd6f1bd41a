// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.authenticator.login;

import jakarta.inject.Inject;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.Provider;
import java.util.Optional;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.services.resources.IdentityBrokerService;
import org.keycloak.services.resources.LoginActionsService;

/**
 * Asks before the steps of a login that change an account, or complete the login, without Keycloak having asked the gate
 * in the same request: the answer to the page of a required action (a new password), the consent, the link in an e-mail,
 * the joining of an account with one of an identity provider. A device that went bad since the page was shown must not
 * get there.
 */
@Provider
@SuppressWarnings("NullAway.Init") // the server injects
public final class LoginStepFilter implements ContainerRequestFilter {
    @Inject
    KeycloakSession session;

    @Context
    ResourceInfo resource;

    @Override
    public void filter(ContainerRequestContext request) {
        RealmModel realm = session.getContext().getRealm();
        Class<?> type = resource.getResourceClass();
        // Every request comes by here, and few are a step of a login.
        if (realm != null && (type == IdentityBrokerService.class || type == LoginActionsService.class)) {
            refusal(type, realm, request.getUriInfo().getQueryParameters()).ifPresent(request::abortWith);
        }
    }

    /** By where Keycloak routed the request to, since an address has many spellings. */
    private Optional<Response> refusal(Class<?> type, RealmModel realm, MultivaluedMap<String, String> query) {
        LoginInterruption interruption = new LoginInterruption(session, realm, query);
        String step = resource.getResourceMethod().getName();
        if (type == IdentityBrokerService.class) {
            return step.equals("afterFirstBrokerLogin") ? interruption.ofStep() : Optional.empty();
        }
        return switch (step) {
            case "requiredActionPOST", "processConsent" -> interruption.ofAnswer();
            // Keycloak takes whatever shows the page's code for an answer to it, also without a form.
            case "requiredActionGET" ->
                query.containsKey(LoginActionsService.SESSION_CODE) ? interruption.ofAnswer() : Optional.empty();
            case "executeActionToken", "resetCredentialsGET", "resetCredentialsPOST" -> interruption.ofMailedLink();
            default -> Optional.empty();
        };
    }
}
