// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.admin;

import io.conditionalaccess.registry.DecisionQuery;
import io.conditionalaccess.registry.DecisionRecord;
import io.conditionalaccess.registry.DecisionReference;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;

/**
 * Denials and would-be denials. The list takes {@code user} (a username), {@code client}, {@code device}, {@code reason}
 * (a rule), {@code from} (inclusive) and {@code to} (exclusive; both ISO 8601).
 */
@Produces(MediaType.APPLICATION_JSON)
public final class DecisionsResource {
    private static final int MAX_TEXT = 255;

    private final AdminRequest request;

    DecisionsResource(AdminRequest request) {
        this.request = request;
    }

    /** The newest first. */
    @GET
    public Response search() {
        return Answers.to(() -> {
            request.rights().requireViewDevices();
            MultivaluedMap<String, String> asked = asked();
            Page page = Page.of(null, asked.getFirst("first"), asked.getFirst("max"));
            return Answers.ok(query(asked)
                    .map(query ->
                            request
                                    .registry()
                                    .decisions()
                                    .search(request.realm(), query, page.first(), page.max())
                                    .stream()
                                    .map(this::present)
                                    .toList())
                    .orElseGet(List::of));
        });
    }

    @GET
    @Path("count")
    public Response count() {
        return Answers.to(() -> {
            request.rights().requireViewDevices();
            return Answers.ok(new CountRepresentation(query(asked())
                    .map(query -> request.registry().decisions().count(request.realm(), query))
                    .orElse(0L)));
        });
    }

    /** @param typed a reference as a person read it out */
    @GET
    @Path("{ref}")
    public Response decision(@PathParam("ref") String typed) {
        return Answers.to(() -> {
            request.rights().requireViewDevices();
            DecisionRecord decision = request.registry()
                    .decisions()
                    .find(request.realm(), DecisionReference.read(typed))
                    .orElseThrow(() -> Problem.notFound("No decision '" + Excerpt.of(typed) + "' in this realm."));
            return Answers.ok(present(decision));
        });
    }

    private MultivaluedMap<String, String> asked() {
        return request.session().getContext().getUri().getQueryParameters();
    }

    /** Empty if it asks for a user who does not exist: then nothing matches. */
    private Optional<DecisionQuery> query(MultivaluedMap<String, String> asked) {
        Optional<String> user = text(asked, "user");
        Optional<String> userId = user.flatMap(request::userId);
        if (user.isPresent() && userId.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new DecisionQuery(
                userId,
                text(asked, "client"),
                text(asked, "device"),
                text(asked, "reason"),
                Parameters.time("from", asked.getFirst("from")),
                Parameters.time("to", asked.getFirst("to"))));
    }

    private static Optional<String> text(MultivaluedMap<String, String> asked, String name) {
        return Parameters.text(name, asked.getFirst(name), MAX_TEXT);
    }

    private DecisionRepresentation present(DecisionRecord decision) {
        return DecisionRepresentation.of(decision, request.username(decision.userId()));
    }
}
