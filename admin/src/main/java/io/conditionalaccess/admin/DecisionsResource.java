// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.admin;

import io.conditionalaccess.registry.DecisionQuery;
import io.conditionalaccess.registry.DecisionRecord;
import io.conditionalaccess.registry.DecisionReference;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

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
    public Response search(
            @QueryParam("user") @Nullable String user,
            @QueryParam("client") @Nullable String client,
            @QueryParam("device") @Nullable String device,
            @QueryParam("reason") @Nullable String reason,
            @QueryParam("from") @Nullable String from,
            @QueryParam("to") @Nullable String to,
            @QueryParam("first") @Nullable String first,
            @QueryParam("max") @Nullable String max) {
        return Answers.to(() -> {
            request.rights().requireViewDevices();
            Page page = Page.of(null, first, max);
            return Answers.ok(query(user, client, device, reason, from, to)
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
    public Response count(
            @QueryParam("user") @Nullable String user,
            @QueryParam("client") @Nullable String client,
            @QueryParam("device") @Nullable String device,
            @QueryParam("reason") @Nullable String reason,
            @QueryParam("from") @Nullable String from,
            @QueryParam("to") @Nullable String to) {
        return Answers.to(() -> {
            request.rights().requireViewDevices();
            return Answers.ok(new CountRepresentation(query(user, client, device, reason, from, to)
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

    /** Empty if it asks for a user who does not exist: then nothing matches. */
    private Optional<DecisionQuery> query(
            @Nullable String user,
            @Nullable String client,
            @Nullable String device,
            @Nullable String reason,
            @Nullable String from,
            @Nullable String to) {
        Optional<String> username = Parameters.text("user", user, MAX_TEXT);
        Optional<String> userId = username.flatMap(request::userId);
        if (username.isPresent() && userId.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new DecisionQuery(
                userId,
                Parameters.text("client", client, MAX_TEXT),
                Parameters.text("device", device, MAX_TEXT),
                Parameters.text("reason", reason, MAX_TEXT),
                Parameters.time("from", from),
                Parameters.time("to", to)));
    }

    private DecisionRepresentation present(DecisionRecord decision) {
        return DecisionRepresentation.of(decision, request.username(decision.userId()));
    }
}
