// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.admin;

import io.conditionalaccess.registry.RefusedChange;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.function.Supplier;

/** Turns outcomes into answers. Every one with a body has a media type: Keycloak refuses to send others. */
final class Answers {
    private static final MediaType PROBLEM = new MediaType("application", "problem+json");

    private Answers() {}

    /** What {@code work} answers, or the problem that it ran into. */
    static Response to(Supplier<Response> work) {
        try {
            return work.get();
        } catch (Problem problem) {
            return problem(problem);
        } catch (RefusedChange refused) {
            return problem(problem(refused));
        }
    }

    static Response ok(Object body) {
        return Response.ok(Json.write(body), MediaType.APPLICATION_JSON_TYPE).build();
    }

    static Response accepted(Object body) {
        return Response.accepted(Json.write(body))
                .type(MediaType.APPLICATION_JSON_TYPE)
                .build();
    }

    private static Response problem(Problem problem) {
        return Response.status(problem.status())
                .type(PROBLEM)
                .entity(Json.write(problem.body()))
                .build();
    }

    private static Problem problem(RefusedChange refused) {
        String detail = String.valueOf(refused.getMessage());
        return switch (refused.why()) {
            case EXISTS, VERSION, STATE -> Problem.conflict(detail);
            case NOT_FOUND -> Problem.notFound(detail);
        };
    }
}
