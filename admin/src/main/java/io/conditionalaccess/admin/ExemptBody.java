// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.admin;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/**
 * Until when an operator lets a device in whatever sources say, and why.
 *
 * @param until empty ends an exemption; it has to be said, as null
 */
record ExemptBody(String reason, Optional<Instant> until) {
    private static final Duration LONGEST = Duration.ofDays(366);
    private static final int MAX_TIME = 64;
    private static final String EXPECTED = "expected an ISO 8601 time in the future and at most a year away, or null";

    static ExemptBody of(ObjectNode body, Instant now) {
        Fields fields = Fields.of(body);
        String reason = fields.required("reason", QuarantineBody.MAX_REASON);
        Optional<String> text = fields.text("until", MAX_TIME);
        Optional<Instant> until =
                text.flatMap(ExemptBody::time).filter(now::isBefore).filter(end -> !end.isAfter(now.plus(LONGEST)));
        boolean ends = body.has("until") && body.get("until").isNull();
        if (until.isEmpty() && !ends) {
            fields.refuse("until", EXPECTED);
        }
        fields.nothingElse();
        fields.requireNoErrors();
        return new ExemptBody(reason, until);
    }

    private static Optional<Instant> time(String text) {
        try {
            return Optional.of(OffsetDateTime.parse(text).toInstant());
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }
}
