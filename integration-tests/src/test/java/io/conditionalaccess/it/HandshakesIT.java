// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.conditionalaccess.demo.DemoRealm;
import io.conditionalaccess.demo.client.SignalSender;
import io.conditionalaccess.demo.http.Http;
import io.conditionalaccess.demo.http.Json;
import io.conditionalaccess.demo.http.Reply;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What vendors ask before they send anything: answered by the sources that are set up for it, and by no other. */
class HandshakesIT {
    private static final TestRealm REALM = TestRealm.create();
    private static final Http HTTP = REALM.fromNowhere();
    private static final String VALIDATION = "Microsoft.EventGrid.SubscriptionValidationEvent";

    static {
        for (String handshake : List.of("graph", "event-grid", "okta", "cloud-events")) {
            REALM.recipe
                    .addSource(handshake, Map.of("secret", DemoRealm.EDR_SECRET, "handshake", handshake))
                    .expect(201);
        }
        REALM.recipe.addSource("unconfigured", Map.of("handshake", "okta")).expect(201);
    }

    @Test
    void graphGetsItsValidationTokenBackAsText() {
        String token = "Validation: Testing client application reachability for subscription Request-Id: 1-2+3/4=";

        Reply reply = graph("graph", token);

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.body()).isEqualTo(token);
        assertThat(reply.header("Content-Type").orElse("")).startsWith("text/plain");
        assertThat(reply.header("X-Content-Type-Options")).contains("nosniff");
    }

    @ParameterizedTest
    @ValueSource(strings = {"<script>alert(1)</script>", "a\nb", "t\u00f6ken", " "})
    void oddTokensAreNotReflected(String token) {
        Reply reply = graph("graph", token);

        assertThat(reply.status()).isEqualTo(415);
        assertThat(reply.body()).doesNotContain("script").doesNotContain("ken");
    }

    @Test
    void longTokensAreNotReflected() {
        assertThat(graph("graph", "x".repeat(1_025)).body()).doesNotContain("xxx");
    }

    @Test
    void otherSourcesReflectNoToken() {
        assertThat(graph(DemoRealm.EDR, "token-1").status()).isEqualTo(415);
        assertThat(graph("okta", "token-1").body()).doesNotContain("token-1");
        assertThat(graph("nobody", "token-1").body()).doesNotContain("token-1");
    }

    @Test
    void eventGridGetsItsCodeBack() {
        Reply reply = eventGrid("event-grid", "512D-38b6", Map.of("aeg-event-type", "SubscriptionValidation"));

        assertThat(reply.expect(200).json().path("validationResponse").asText()).isEqualTo("512D-38b6");
    }

    @Test
    void whatOnlyLooksLikeAValidationOfEventGridNeedsAProof() {
        assertThat(eventGrid("event-grid", "512D-38b6", Map.of()).status()).isEqualTo(401);
        assertThat(eventGrid("event-grid", "<b>", Map.of("aeg-event-type", "SubscriptionValidation"))
                        .status())
                .isEqualTo(401);
        assertThat(eventGrid(DemoRealm.EDR, "512D-38b6", Map.of("aeg-event-type", "SubscriptionValidation"))
                        .status())
                .isEqualTo(401);
    }

    @Test
    void oktaGetsItsChallengeBack() {
        Reply reply = okta("okta", "challenge-1");

        assertThat(reply.expect(200).json().path("verification").asText()).isEqualTo("challenge-1");
        assertThat(reply.header("Content-Type").orElse("")).startsWith("application/json");
    }

    @ParameterizedTest
    @ValueSource(strings = {DemoRealm.EDR, "graph", "unconfigured", "nobody"})
    void otherSourcesTakeNoGet(String source) {
        Reply reply = okta(source, "challenge-1");

        Problems.of(reply, 405);
        assertThat(reply.body()).isEqualTo(okta("nobody", "challenge-1").body()).doesNotContain("challenge-1");
    }

    @Test
    void aSenderOfCloudEventsIsToldThatItMay() {
        Reply reply = cloudEvents("cloud-events", "eventgrid.azure.net");

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.header("WebHook-Allowed-Origin")).contains("eventgrid.azure.net");
        assertThat(reply.header("WebHook-Allowed-Rate")).contains("60000");
    }

    @Test
    void nobodyElseIsToldSo() {
        assertThat(cloudEvents(DemoRealm.EDR, "eventgrid.azure.net").header("WebHook-Allowed-Origin"))
                .isEmpty();
        assertThat(cloudEvents("cloud-events", "a b").header("WebHook-Allowed-Origin"))
                .isEmpty();
    }

    @Test
    void cloudEventsHaveTheirOwnMediaType() {
        assertThat(signed("cloud-events").status()).isEqualTo(202);
        assertThat(signed(DemoRealm.EDR).status()).isEqualTo(415);
    }

    private static Reply graph(String source, String token) {
        return HTTP.send(Http.request(address(source, "?validationToken=" + Http.encode(token)))
                .header("Content-Type", "text/plain; charset=utf-8")
                .POST(BodyPublishers.noBody())
                .build());
    }

    private static Reply eventGrid(String source, String code, Map<String, String> headers) {
        Map<String, Object> event = Map.of("eventType", VALIDATION, "data", Map.of("validationCode", code));
        return REALM.sender(source, body -> headers).send(List.of(event));
    }

    private static Reply okta(String source, String challenge) {
        return HTTP.send(Http.request(address(source, ""))
                .header("X-Okta-Verification-Challenge", challenge)
                .build());
    }

    private static Reply cloudEvents(String source, String origin) {
        return HTTP.send(HttpRequest.newBuilder(address(source, ""))
                .header("WebHook-Request-Origin", origin)
                .method("OPTIONS", BodyPublishers.noBody())
                .build());
    }

    private static Reply signed(String source) {
        String body = Json.write(List.of());
        return REALM.sender(source, SignalSender.hmac(DemoRealm.EDR_SECRET))
                .sendText(
                        body,
                        "application/cloudevents-batch+json; charset=utf-8",
                        SignalSender.hmac(DemoRealm.EDR_SECRET).headers(body));
    }

    private static URI address(String source, String query) {
        return URI.create(REALM.uri() + "/risk-signals/" + source + query);
    }
}
