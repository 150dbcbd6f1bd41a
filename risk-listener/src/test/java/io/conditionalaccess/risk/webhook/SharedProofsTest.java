// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.risk.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Handshakes and signatures out of the folder {@code -Dshared.fixtures=<folder>}; without it there is nothing to test. */
class SharedProofsTest {
    private static final JsonMapper JSON = new JsonMapper();

    @TestFactory
    Stream<DynamicTest> areReadAsTheirOriginsSay() {
        return Optional.ofNullable(System.getProperty("shared.fixtures")).map(Path::of).stream()
                .flatMap(folder -> Stream.of(
                        DynamicTest.dynamicTest(
                                "event grid",
                                () -> eventGrid(read(folder, "microsoft-eventgrid/subscription-validation.json"))),
                        DynamicTest.dynamicTest(
                                "standard webhooks",
                                () -> standardWebhooks(read(folder, "standard-webhooks/vector-v1.json")))));
    }

    private static void eventGrid(JsonNode body) {
        RequestHeaders headers = name -> Optional.of("SubscriptionValidation");
        String code = body.at("/0/data/validationCode").asText();

        assertThat(EventGridValidation.answer(headers, body))
                .map(HandshakeAnswer::body)
                .contains("{\"validationResponse\":\"" + code + "\"}");
    }

    private static void standardWebhooks(JsonNode vector) {
        JsonNode sent = vector.path("headers");
        WebhookHeaders headers = new WebhookHeaders(
                sent.path(WebhookHeaders.ID).asText(),
                sent.path(WebhookHeaders.TIMESTAMP).asText(),
                sent.path(WebhookHeaders.SIGNATURE).asText());
        byte[] body = vector.path("body").asText().getBytes(StandardCharsets.UTF_8);
        List<byte[]> keys =
                WebhookSecret.decode(vector.path("secret").asText()).stream().toList();
        Instant then = Instant.ofEpochSecond(Long.parseLong(headers.timestamp()));

        assertThat(new WebhookSignature().verify(headers, body, keys, then)).isTrue();
        assertThat(new WebhookSignature().verify(headers, body, keys, Instant.now()))
                .isFalse();
    }

    private static JsonNode read(Path folder, String file) throws IOException {
        return JSON.readTree(Files.readAllBytes(folder.resolve(file)));
    }
}
