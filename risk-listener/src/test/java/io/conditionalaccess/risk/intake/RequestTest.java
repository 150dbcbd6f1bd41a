// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.risk.intake;

import static org.assertj.core.api.Assertions.assertThat;

import io.conditionalaccess.risk.webhook.WebhookHeaders;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RequestTest {

    @Test
    void readsUpToTheLimitAndNotOneByteMore() throws IOException {
        assertThat(RequestBody.read(stream(RequestBody.MAX_BYTES), Optional.empty()))
                .isPresent();
        assertThat(RequestBody.read(stream(RequestBody.MAX_BYTES + 1), Optional.empty()))
                .isEmpty();
    }

    @Test
    void doesNotReadWhatIsAnnouncedAsTooLarge() throws IOException {
        InputStream untouched = stream(10);
        assertThat(RequestBody.read(untouched, Optional.of("262145"))).isEmpty();
        assertThat(untouched.available()).isEqualTo(10);
        assertThat(RequestBody.read(untouched, Optional.of("262144"))).isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "application/json",
                "Application/JSON",
                "application/json; charset=utf-8",
                "application/json;charset=\"UTF-8\"",
                "application/json; profile=x"
            })
    void takesJson(String type) {
        assertThat(RequestBody.isJson(Optional.of(type))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "text/plain",
                "application/x-www-form-urlencoded",
                "application/json; charset=iso-8859-1",
                "application/jsonp",
                "application/problem+json",
                "json",
                ""
            })
    void takesNothingElse(String type) {
        assertThat(RequestBody.isJson(Optional.of(type))).isFalse();
        assertThat(RequestBody.isJson(Optional.empty())).isFalse();
    }

    @Test
    void knowsCloudEventsByTheirMediaTypes() {
        assertThat(RequestBody.isCloudEvents(Optional.of("application/cloudevents+json")))
                .isTrue();
        assertThat(RequestBody.isCloudEvents(Optional.of("application/cloudevents-batch+json; charset=utf-8")))
                .isTrue();
        assertThat(RequestBody.isCloudEvents(Optional.of("application/cloudevents+json; charset=utf-16")))
                .isFalse();
        assertThat(RequestBody.isCloudEvents(Optional.of("application/cloudevents+xml")))
                .isFalse();
        assertThat(RequestBody.isCloudEvents(Optional.empty())).isFalse();
    }

    @Test
    void ignoresHeadersThatAreSentTwice() {
        assertThat(headers(Map.of("x", List.of("1"))).one("x")).contains("1");
        assertThat(headers(Map.of("x", List.of("1", "2"))).one("x")).isEmpty();
        assertThat(headers(Map.of()).one("x")).isEmpty();
    }

    @Test
    void needsAllThreeWebhookHeaders() {
        List<String> one = List.of("1");
        assertThat(headers(Map.of("webhook-id", one, "webhook-timestamp", one, "webhook-signature", one))
                        .webhook())
                .isEqualTo(new WebhookHeaders("1", "1", "1"));
        assertThat(headers(Map.of("webhook-id", one, "webhook-timestamp", one)).webhook())
                .isEqualTo(WebhookHeaders.NONE);
        assertThat(headers(Map.of("webhook-id", List.of(""), "webhook-timestamp", one, "webhook-signature", one))
                        .webhook())
                .isEqualTo(WebhookHeaders.NONE);
    }

    private static Headers headers(Map<String, List<String>> all) {
        return new Headers(name -> all.getOrDefault(name, List.of()));
    }

    private static InputStream stream(int bytes) {
        return new ByteArrayInputStream(new byte[bytes]);
    }
}
