// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.risk.webhook;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Azure Event Grid sends a code and wants it back. The {@code validationUrl} beside it is never fetched: an address that
 * comes from outside may lead inside.
 */
public final class EventGridValidation {
    private static final String HEADER = "aeg-event-type";
    private static final String VALIDATION = "SubscriptionValidation";
    private static final String EVENT_TYPE = "Microsoft.EventGrid.SubscriptionValidationEvent";
    private static final Pattern CODE = Pattern.compile("[A-Za-z0-9-]{1,128}");

    private EventGridValidation() {}

    /** Whether the headers say that it is one. */
    public static boolean asks(RequestHeaders headers) {
        return headers.one(HEADER).filter(VALIDATION::equals).isPresent();
    }

    /**
     * Empty if this is not a validation.
     *
     * @param body read as JSON: an array of one event
     */
    public static Optional<HandshakeAnswer> answer(RequestHeaders headers, JsonNode body) {
        boolean asked = asks(headers) && body.isArray() && body.size() == 1;
        if (!asked || !body.path(0).path("eventType").asText().equals(EVENT_TYPE)) {
            return Optional.empty();
        }
        String code = body.path(0).path("data").path("validationCode").asText();
        return Optional.of(code)
                .filter(text -> CODE.matcher(text).matches())
                .map(text -> JsonNodeFactory.instance.objectNode().put("validationResponse", text))
                .map(json -> new HandshakeAnswer(HandshakeAnswer.JSON, json.toString()));
    }
}
