// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.admin;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;

/** A refusal that the caller can understand and act on; answered as problem details (RFC 9457). */
final class Problem extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final int status;
    private final String title;
    private final transient List<FieldError> errors;

    Problem(int status, String title, String detail, List<FieldError> errors) {
        super(detail);
        this.status = status;
        this.title = title;
        this.errors = List.copyOf(errors);
    }

    static Problem badRequest(String detail) {
        return new Problem(400, "Bad request", detail, List.of());
    }

    static Problem invalid(List<FieldError> errors) {
        return new Problem(
                400,
                "Invalid request",
                "The request body has " + errors.size() + (errors.size() == 1 ? " error." : " errors."),
                errors);
    }

    static Problem forbidden(String detail) {
        return new Problem(403, "Forbidden", detail, List.of());
    }

    static Problem notFound(String detail) {
        return new Problem(404, "Not found", detail, List.of());
    }

    static Problem conflict(String detail) {
        return new Problem(409, "Conflict", detail, List.of());
    }

    static Problem tooLarge(int limit) {
        return new Problem(413, "Body too large", "Expected at most " + limit + " bytes.", List.of());
    }

    int status() {
        return status;
    }

    Body body() {
        return new Body("about:blank", title, status, String.valueOf(getMessage()), errors);
    }

    /** RFC 9457, section 3, with the member {@code errors} of its example. */
    record Body(
            String type,
            String title,
            int status,
            String detail,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) List<FieldError> errors) {}
}
