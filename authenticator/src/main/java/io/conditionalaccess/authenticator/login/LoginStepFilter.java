// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.authenticator.login;

import jakarta.inject.Inject;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.PathSegment;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import jakarta.ws.rs.ext.Provider;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.services.resources.LoginActionsService;

/**
 * Asks before the steps of a login that change an account, or complete the login, without Keycloak having asked the gate
 * in the same request: the answer to the page of a required action (a new password), the consent, the link in an e-mail,
 * the joining of an account with one of an identity provider. A device that went bad since the page was shown must not
 * get there.
 */
@Provider
public final class LoginStepFilter implements ContainerRequestFilter {
    private static final String POST = "POST";

    @Inject
    KeycloakSession session;

    @Override
    public void filter(ContainerRequestContext request) {
        step(request.getUriInfo())
                .flatMap(step -> refusal(request.getMethod(), step, request.getUriInfo()))
                .ifPresent(request::abortWith);
    }

    private Optional<Response> refusal(String method, String step, UriInfo uri) {
        RealmModel realm = session.getContext().getRealm();
        if (realm == null) {
            return Optional.empty();
        }
        LoginInterruption interruption = new LoginInterruption(session, realm, uri.getQueryParameters());
        return switch (step) {
            case "login-actions/required-action", "login-actions/consent" ->
                isAnswer(method, uri) ? interruption.ofAnswer() : Optional.empty();
            case "login-actions/action-token", "login-actions/reset-credentials" -> interruption.ofMailedLink();
            case "broker/after-first-broker-login" -> interruption.ofStep();
            default -> Optional.empty();
        };
    }

    /** Keycloak takes whatever shows the page's code for an answer to it, also without a form. */
    private static boolean isAnswer(String method, UriInfo uri) {
        return POST.equals(method) || uri.getQueryParameters().containsKey(LoginActionsService.SESSION_CODE);
    }

    /** What follows the realm in the path; without what Keycloak ignores there too. */
    private static Optional<String> step(UriInfo uri) {
        List<String> path = uri.getPathSegments().stream()
                .map(PathSegment::getPath)
                .filter(segment -> !segment.isEmpty())
                .toList();
        return path.size() > 2 && path.get(0).equals("realms")
                ? Optional.of(path.stream().skip(2).collect(Collectors.joining("/")))
                : Optional.empty();
    }
}
