// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.authenticator.request;

import io.conditionalaccess.registry.RequestFilterMark;
import jakarta.inject.Inject;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.Provider;
import java.util.Optional;
import org.keycloak.models.KeycloakSession;

/**
 * Stands in front of every REST resource, Keycloak's and those of other extensions. Runs once per request, after it was
 * routed: the realm is known and, for account and admin REST, the token verified.
 */
@Provider
@SuppressWarnings("NullAway.Init") // the server injects
public final class DeviceRequestFilter implements ContainerRequestFilter {
    @Inject
    KeycloakSession session;

    @Context
    ResourceInfo resource;

    @Override
    public void filter(ContainerRequestContext request) {
        RequestFilterMark.leave(session, this);
        if (session.getContext().getRealm() != null) {
            refusal(request, Target.of(resource)).ifPresent(request::abortWith);
        }
    }

    private Optional<Response> refusal(ContainerRequestContext request, Target target) {
        return new BearerCheck(session)
                .refusal(target)
                .or(() -> new ImpersonationCheck(session).refusal(target, request.getUriInfo()))
                .or(() -> new LinkingCheck(session).refusal(target));
    }
}
