// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.admin;

import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;

/** Users, as far as devices are concerned. */
public final class UsersResource {
    private final AdminRequest request;

    UsersResource(AdminRequest request) {
        this.request = request;
    }

    /** @param id Keycloak's */
    @Path("{id}")
    public UserResource user(@PathParam("id") String id) {
        return new UserResource(request, id);
    }
}
