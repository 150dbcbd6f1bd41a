// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.risk.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class HandshakeTest {
    private static final RequestHeaders NONE = name -> Optional.empty();

    @Test
    void echoesGraphsTokenAsText() {
        assertThat(GraphValidation.answer(Optional.of("Validation: Testing client application reachability")))
                .contains(new HandshakeAnswer(
                        "text/plain; charset=utf-8", "Validation: Testing client application reachability"));
        assertThat(GraphValidation.answer(Optional.empty())).isEmpty();
        assertThat(GraphValidation.answer(Optional.of(""))).isEmpty();
        assertThat(GraphValidation.answer(Optional.of("a\r\nSet-Cookie: b"))).isEmpty();
        assertThat(GraphValidation.answer(Optional.of("x".repeat(1_025)))).isEmpty();
        assertThat(GraphValidation.answer(Optional.of("<script>alert(1)</script>")))
                .isEmpty();
        assertThat(GraphValidation.answer(Optional.of("t\u00f6ken"))).isEmpty();
    }

    @Test
    void givesEventGridItsCodeBack() throws JsonProcessingException {
        RequestHeaders validation = header("aeg-event-type", "SubscriptionValidation");
        String event =
                "{'id':'1','eventType':'Microsoft.EventGrid.SubscriptionValidationEvent','data':{'validationCode':"
                        + "'%s','validationUrl':'https://rp.example/validate'}}";
        assertThat(eventGrid(validation, "[" + String.format(event, "512D-38b6") + "]"))
                .contains(new HandshakeAnswer("application/json", "{\"validationResponse\":\"512D-38b6\"}"));
        assertThat(eventGrid(NONE, "[" + String.format(event, "512D-38b6") + "]"))
                .isEmpty();
        assertThat(eventGrid(validation, String.format(event, "512D-38b6"))).isEmpty();
        assertThat(eventGrid(validation, "[" + String.format(event, "<b>") + "]"))
                .isEmpty();
        assertThat(eventGrid(validation, "[{'eventType':'other','data':{'validationCode':'a'}}]"))
                .isEmpty();
        assertThat(eventGrid(validation, "[]")).isEmpty();
    }

    @Test
    void givesOktaItsChallengeBackAsJson() {
        assertThat(OktaVerification.answer(header("X-Okta-Verification-Challenge", "a\"b")))
                .contains(new HandshakeAnswer("application/json", "{\"verification\":\"a\\\"b\"}"));
        assertThat(OktaVerification.answer(NONE)).isEmpty();
        assertThat(OktaVerification.answer(header("X-Okta-Verification-Challenge", "x".repeat(1_025))))
                .isEmpty();
    }

    @Test
    void tellsASenderOfCloudEventsThatItMaySend() {
        HandshakeAnswer answer = CloudEventsValidation.answer(
                        header("WebHook-Request-Origin", "eventgrid.azure.net"), 120)
                .orElseThrow();
        assertThat(answer.body()).isEmpty();
        assertThat(answer.headers())
                .isEqualTo(Map.of("WebHook-Allowed-Origin", "eventgrid.azure.net", "WebHook-Allowed-Rate", "120"));
        assertThat(CloudEventsValidation.answer(NONE, 120)).isEmpty();
        assertThat(CloudEventsValidation.answer(header("WebHook-Request-Origin", "a b\n"), 120))
                .isEmpty();
    }

    private static Optional<HandshakeAnswer> eventGrid(RequestHeaders headers, String json)
            throws JsonProcessingException {
        return EventGridValidation.answer(headers, new JsonMapper().readTree(json.replace('\'', '"')));
    }

    private static RequestHeaders header(String name, String value) {
        return asked -> asked.equals(name) ? Optional.of(value) : Optional.empty();
    }
}
