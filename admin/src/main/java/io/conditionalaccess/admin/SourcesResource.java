// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.admin;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;

/** {@code .../sources}. */
@Produces(MediaType.APPLICATION_JSON)
public final class SourcesResource {
    private final AdminRequest request;

    SourcesResource(AdminRequest request) {
        this.request = request;
    }

    /** What a mapping would make of a body. Changes nothing, so it is no admin event. */
    @POST
    @Path("dry-run")
    @Consumes(MediaType.APPLICATION_JSON)
    public Response dryRun(InputStream body) {
        return Answers.to(() -> {
            request.rights().requireManageRealm();
            return Answers.ok(MappingDryRun.of(Json.readObject(body, MappingDryRun.MAX_REQUEST))
                    .answer(request));
        });
    }
}
