// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.risk.intake;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.ext.Provider;

/**
 * Keycloak fails with 500 while it answers a request whose media type cannot be parsed, whatever the answer was. At the
 * intake such a type becomes one that nothing is accepted in, so that it is answered like any other wrong one.
 */
@Provider
@SuppressWarnings("NullAway.Init") // the server injects
public final class UnreadableMediaType implements ContainerRequestFilter {
    @Context
    ResourceInfo resource;

    @Override
    public void filter(ContainerRequestContext request) {
        if (RiskSignalsResource.class.equals(resource.getResourceClass()) && !readable(request)) {
            request.getHeaders().putSingle(HttpHeaders.CONTENT_TYPE, MediaType.APPLICATION_OCTET_STREAM);
        }
    }

    private static boolean readable(ContainerRequestContext request) {
        try {
            String type = request.getHeaders().getFirst(HttpHeaders.CONTENT_TYPE);
            return type == null || MediaType.valueOf(type) != null;
        } catch (RuntimeException unparsable) {
            return false;
        }
    }
}
