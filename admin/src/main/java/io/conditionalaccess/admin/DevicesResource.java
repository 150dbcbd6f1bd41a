// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.admin;

import io.conditionalaccess.registry.DeviceView;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/** The devices of a realm. */
@Produces(MediaType.APPLICATION_JSON)
public final class DevicesResource {
    private final AdminRequest request;

    DevicesResource(AdminRequest request) {
        this.request = request;
    }

    @GET
    public Response search(
            @QueryParam("search") @Nullable String search,
            @QueryParam("first") @Nullable String first,
            @QueryParam("max") @Nullable String max) {
        return Answers.to(() -> {
            request.rights().requireViewDevices();
            Page page = Page.of(search, first, max);
            return Answers.ok(
                    request
                            .registry()
                            .devices()
                            .search(request.realm(), page.search(), page.first(), page.max())
                            .stream()
                            .map(request::present)
                            .toList());
        });
    }

    @GET
    @Path("count")
    public Response count(@QueryParam("search") @Nullable String search) {
        return Answers.to(() -> {
            request.rights().requireViewDevices();
            return Answers.ok(new CountRepresentation(
                    request.registry().devices().count(request.realm(), Page.searched(search))));
        });
    }

    /** Creates, or revives the tombstone of the same id with its open findings. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    public Response create(InputStream body) {
        return Answers.to(() -> {
            request.rights().requireManageDevices();
            DeviceBody device = DeviceBody.toCreate(Json.readObject(body), request::userId);
            DeviceView created = request.registry().devices().create(request.realm(), device.draft());
            DeviceRepresentation representation = request.present(created);
            request.audit().created(created.facts().id(), representation);
            return Response.fromResponse(Answers.ok(representation))
                    .status(Response.Status.CREATED)
                    .location(location(representation.id()))
                    .build();
        });
    }

    /** Creates or updates one device per line. */
    @POST
    @Path("import")
    @Consumes({"application/x-ndjson", MediaType.APPLICATION_JSON, MediaType.TEXT_PLAIN})
    public Response importAll(InputStream body) {
        return Answers.to(() -> {
            request.rights().requireManageDevices();
            DeviceImport.Outcome outcome = new DeviceImport(request).run(body);
            if (outcome.changed()) {
                request.audit().didToMany("import", outcome.counts());
            }
            return Answers.ok(outcome);
        });
    }

    @Path("{id}")
    public DeviceResource device(@PathParam("id") String id) {
        return new DeviceResource(request, id);
    }

    private URI location(String id) {
        return request.session()
                .getContext()
                .getUri()
                .getAbsolutePathBuilder()
                .path("{id}")
                .build(id);
    }
}
