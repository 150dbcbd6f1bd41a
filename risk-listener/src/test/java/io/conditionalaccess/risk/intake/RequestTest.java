// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.risk.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
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
    void ignoresHeadersThatAreSentTwice() {
        assertThat(headers(Map.of("x", List.of("1"))).one("x")).contains("1");
        assertThat(headers(Map.of("x", List.of("1", "2"))).one("x")).isEmpty();
        assertThat(headers(Map.of()).one("x")).isEmpty();
    }

    @Test
    void readsThePasswordOfBasicOrTheNamedHeader() {
        String basic = "basic " + Base64.getEncoder().encodeToString("any:pa:ss".getBytes(StandardCharsets.UTF_8));
        assertThat(headers(Map.of("authorization", List.of(basic))).secret("authorization"))
                .contains("pa:ss");
        assertThat(headers(Map.of("authorization", List.of("Bearer x"))).secret("authorization"))
                .isEmpty();
        assertThat(headers(Map.of("authorization", List.of("Basic %"))).secret("authorization"))
                .isEmpty();
        assertThat(headers(Map.of("x-key", List.of("s"))).secret("x-key")).contains("s");
    }

    @Test
    void needsAllThreeWebhookHeaders() {
        List<String> one = List.of("1");
        assertThat(headers(Map.of("webhook-id", one, "webhook-timestamp", one, "webhook-signature", one))
                        .webhook())
                .isPresent();
        assertThat(headers(Map.of("webhook-id", one, "webhook-timestamp", one)).webhook())
                .isEmpty();
        assertThat(headers(Map.of("webhook-id", List.of(""), "webhook-timestamp", one, "webhook-signature", one))
                        .webhook())
                .isEmpty();
    }

    private static Headers headers(Map<String, List<String>> all) {
        return new Headers(name -> all.getOrDefault(name, List.of()));
    }

    private static InputStream stream(int bytes) {
        return new ByteArrayInputStream(new byte[bytes]);
    }
}
