// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.risk.intake;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.conditionalaccess.risk.reading.FieldError;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.List;

/** Problem details (RFC 9457). Each has a body and a media type: without one Keycloak turns most statuses into 500. */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
record Problem(String type, String title, int status, String detail, List<ErrorBody> errors) {
    private static final MediaType MEDIA_TYPE = new MediaType("application", "problem+json");
    private static final int TOO_MANY_REQUESTS = 429;

    static Response badRequest(String detail, List<FieldError> errors) {
        return response(Response.Status.BAD_REQUEST, detail, errors).build();
    }

    /** The same for every reason, also for a source that does not exist. */
    static Response unauthorized() {
        return response(Response.Status.UNAUTHORIZED, "authentication failed", List.of())
                .header(HttpHeaders.WWW_AUTHENTICATE, "Bearer realm=\"risk-signals\"")
                .build();
    }

    static Response forbidden(String detail) {
        return response(Response.Status.FORBIDDEN, detail, List.of()).build();
    }

    static Response methodNotAllowed() {
        return response(Response.Status.METHOD_NOT_ALLOWED, "expected POST", List.of())
                .header(HttpHeaders.ALLOW, "POST")
                .build();
    }

    static Response tooLarge(int limit) {
        return response(
                        Response.Status.REQUEST_ENTITY_TOO_LARGE,
                        "the body may have at most " + limit + " bytes",
                        List.of())
                .build();
    }

    static Response mediaType() {
        return response(Response.Status.UNSUPPORTED_MEDIA_TYPE, "expected application/json in UTF-8", List.of())
                .build();
    }

    static Response tooMany(Duration wait) {
        return response(Response.Status.fromStatusCode(TOO_MANY_REQUESTS), "too many requests", List.of())
                .header(HttpHeaders.RETRY_AFTER, Math.max(1, (wait.toMillis() + 999) / 1000))
                .build();
    }

    static Response unavailable(Duration wait) {
        return response(Response.Status.SERVICE_UNAVAILABLE, "not stored, send it again", List.of())
                .header(HttpHeaders.RETRY_AFTER, wait.toSeconds())
                .build();
    }

    private static Response.ResponseBuilder response(Response.Status status, String detail, List<FieldError> errors) {
        List<ErrorBody> bodies = errors.stream().map(ErrorBody::of).toList();
        return Response.status(status)
                .type(MEDIA_TYPE)
                .entity(new Problem("about:blank", status.getReasonPhrase(), status.getStatusCode(), detail, bodies));
    }
}
