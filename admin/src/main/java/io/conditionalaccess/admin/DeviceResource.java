// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.admin;

import io.conditionalaccess.registry.Clearing;
import io.conditionalaccess.registry.DeviceView;
import io.conditionalaccess.registry.History.Span;
import io.conditionalaccess.registry.session.SessionPair;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/** One device. */
@Produces(MediaType.APPLICATION_JSON)
public final class DeviceResource {
    private final AdminRequest request;
    private final String id;

    DeviceResource(AdminRequest request, String id) {
        this.request = request;
        this.id = id;
    }

    @GET
    public Response read() {
        return Answers.to(() -> {
            request.rights().requireViewDevices();
            return Answers.ok(request.present(request.device(id)));
        });
    }

    @PUT
    @Consumes(MediaType.APPLICATION_JSON)
    public Response update(InputStream body) {
        return Answers.to(() -> {
            request.rights().requireManageDevices();
            DeviceView device = request.device(id);
            DeviceBody update =
                    DeviceBody.toUpdate(Json.readObject(body), device.facts().id(), request::userId);
            if (Standing.changes(device, update.draft())) {
                request.ownSession().requireNotAmong(request.sessionsOf(device), Standing.CHANGE);
            }
            DeviceRepresentation updated = request.present(
                    request.registry().devices().update(request.realm(), update.draft(), update.version()));
            request.audit().updated(device.facts().id(), updated);
            return Answers.ok(updated);
        });
    }

    @DELETE
    public Response delete() {
        return Answers.to(() -> {
            request.rights().requireManageDevices();
            DeviceView device = request.device(id);
            request.ownSession().requireNotAmong(request.sessionsOf(device), "delete it");
            request.registry().devices().delete(request.realm(), device.facts().id());
            request.audit().deleted(device.facts().id());
            return Response.noContent().build();
        });
    }

    /** What happened to it, the newest first. */
    @GET
    @Path("timeline")
    public Response timeline(
            @QueryParam("first") @Nullable String first,
            @QueryParam("max") @Nullable String max,
            @QueryParam("from") @Nullable String from,
            @QueryParam("to") @Nullable String to) {
        return Answers.to(() -> {
            request.rights().requireViewDevices();
            Page page = Page.ofHistory(first, max);
            Span span = Timeline.span(from, to);
            Timeline timeline = new Timeline(request);
            DeviceView device = request.device(id);
            return Answers.ok(
                    request
                            .registry()
                            .history()
                            .of(request.realm(), device.facts().uuid(), span, page.first(), page.max())
                            .stream()
                            .map(timeline::present)
                            .toList());
        });
    }

    @GET
    @Path("timeline/count")
    public Response countTimeline(@QueryParam("from") @Nullable String from, @QueryParam("to") @Nullable String to) {
        return Answers.to(() -> {
            request.rights().requireViewDevices();
            Span span = Timeline.span(from, to);
            DeviceView device = request.device(id);
            return Answers.ok(new CountRepresentation(request.registry()
                    .history()
                    .count(request.realm(), device.facts().uuid(), span)));
        });
    }

    /** The sessions that are bound to it, and what would be decided about them now; the newest first. */
    @GET
    @Path("sessions")
    public Response sessions(@QueryParam("first") @Nullable String first, @QueryParam("max") @Nullable String max) {
        return Answers.to(() -> {
            request.rights().requireViewDevices();
            Page page = Page.of(null, first, max);
            DeviceView device = request.device(id);
            BoundSessions sessions = new BoundSessions(request, request.requirePolicy());
            return Answers.ok(
                    request
                            .registry()
                            .bindings()
                            .ofDevice(request.realm(), device.facts().uuid(), page.first(), page.max())
                            .stream()
                            .flatMap(row -> SessionRepresentation.of(
                                    SessionPair.find(request.session(), request.realm(), row.sessionId()),
                                    row,
                                    sessions)
                                    .stream())
                            .toList());
        });
    }

    @GET
    @Path("findings")
    public Response findings() {
        return Answers.to(() -> {
            request.rights().requireViewDevices();
            return Answers.ok(FindingRepresentation.of(
                    request.device(id).facts().observations(),
                    request.now(),
                    request.policy().flatMap(realm -> realm.policy().staleAfter())));
        });
    }

    /** Allowed to everybody who manages devices: it only ever takes access away. */
    @POST
    @Path("quarantine")
    @Consumes(MediaType.APPLICATION_JSON)
    public Response quarantine(InputStream body) {
        return Answers.to(() -> {
            request.rights().requireManageDevices();
            DeviceView device = request.device(id);
            QuarantineBody order = QuarantineBody.of(Json.readObject(body));
            DeviceView quarantined = request.registry()
                    .devices()
                    .quarantine(request.realm(), device.facts().id(), order.reason());
            request.audit().did(device.facts().id(), "quarantine", order);
            return Answers.ok(request.present(quarantined));
        });
    }

    @POST
    @Path("clear")
    @Consumes(MediaType.APPLICATION_JSON)
    public Response clear(InputStream body) {
        return Answers.to(() -> {
            request.rights().requireManageDevices();
            DeviceView device = request.device(id);
            Clearing clearing = ClearBody.of(Json.readObject(body));
            request.ownSession().requireNotAmong(request.sessionsOf(device), "clear it");
            DeviceView cleared = request.registry()
                    .devices()
                    .clear(request.realm(), device.facts().id(), clearing);
            request.audit().did(device.facts().id(), "clear", ClearBody.representation(clearing));
            return Answers.ok(request.present(cleared));
        });
    }

    /** Agrees to a new device, or to access after an infection that is over. */
    @POST
    @Path("approve")
    @Consumes(MediaType.APPLICATION_JSON)
    public Response approve(InputStream body) {
        return Answers.to(() -> {
            request.rights().requireManageDevices();
            DeviceView device = request.device(id);
            ReasonBody why = ReasonBody.of(Json.readObject(body));
            request.ownSession().requireNotAmong(request.sessionsOf(device), "approve it");
            DeviceView approved = request.registry()
                    .devices()
                    .approve(request.realm(), device.facts().id());
            request.audit().did(device.facts().id(), "approve", why);
            return Answers.ok(request.present(approved));
        });
    }

    /** Lets the device in for a while whatever sources say; {@code until} null ends that. */
    @POST
    @Path("exempt")
    @Consumes(MediaType.APPLICATION_JSON)
    public Response exempt(InputStream body) {
        return Answers.to(() -> {
            request.rights().requireManageDevices();
            DeviceView device = request.device(id);
            ExemptBody order = ExemptBody.of(Json.readObject(body), request.now());
            if (order.until().isPresent()) {
                request.ownSession().requireNotAmong(request.sessionsOf(device), "exempt it");
            }
            DeviceView exempted = request.registry()
                    .devices()
                    .exempt(request.realm(), device.facts().id(), order.until(), order.reason());
            request.audit().did(device.facts().id(), "exempt", order);
            return Answers.ok(request.present(exempted));
        });
    }
}
