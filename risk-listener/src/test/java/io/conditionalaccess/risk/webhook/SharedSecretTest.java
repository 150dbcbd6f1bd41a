// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.risk.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Secrets that are sent as they are: in a header, as Basic, or in each of Graph's notifications. */
class SharedSecretTest {
    private static final String SECRET = "0123456789abcdef0123456789abcdef";
    private static final String NEXT = "fedcba9876543210fedcba9876543210";

    @Test
    void acceptsBothActiveSecretsInAHeaderAndNothingElse() {
        StaticSecret secret = new StaticSecret("X-Api-Key");
        assertThat(secret.verify(header("X-Api-Key", SECRET), List.of(SECRET, NEXT)))
                .isTrue();
        assertThat(secret.verify(header("X-Api-Key", NEXT), List.of(SECRET, NEXT)))
                .isTrue();
        assertThat(secret.verify(header("X-Api-Key", SECRET + "0"), List.of(SECRET)))
                .isFalse();
        assertThat(secret.verify(header("Other", SECRET), List.of(SECRET))).isFalse();
        assertThat(secret.verify(header("X-Api-Key", ""), List.of(""))).isFalse();
        assertThat(secret.verify(header("X-Api-Key", SECRET), List.of())).isFalse();
    }

    @Test
    void readsAuthorizationAsThePasswordOfAnyUser() {
        StaticSecret secret = new StaticSecret("Authorization");
        assertThat(secret.verify(basic("any:" + SECRET), List.of(SECRET))).isTrue();
        assertThat(secret.verify(basic("any:x:" + SECRET), List.of("x:" + SECRET)))
                .isTrue();
        assertThat(secret.verify(basic(SECRET), List.of(SECRET))).isFalse();
        assertThat(secret.verify(header("Authorization", SECRET), List.of(SECRET)))
                .isFalse();
        assertThat(secret.verify(header("Authorization", "Bearer " + SECRET), List.of(SECRET)))
                .isFalse();
    }

    @Test
    void acceptsBasicForItsUser() {
        BasicCredentials basic = new BasicCredentials("wsone");
        assertThat(basic.verify(basic("wsone:" + SECRET), List.of(SECRET))).isTrue();
        assertThat(basic.verify(basic("wsone:" + NEXT), List.of(SECRET, NEXT))).isTrue();
        assertThat(basic.verify(basic("other:" + SECRET), List.of(SECRET))).isFalse();
        assertThat(basic.verify(basic("wsone"), List.of(SECRET))).isFalse();
        assertThat(basic.verify(basic("wsone:"), List.of(""))).isFalse();
        assertThat(basic.verify(header("Authorization", "Basic %%%"), List.of(SECRET)))
                .isFalse();
        assertThat(basic.verify(header("Authorization", "Bearer " + SECRET), List.of(SECRET)))
                .isFalse();
        assertThatThrownBy(() -> new BasicCredentials("a:b")).hasMessageContaining("no colon");
    }

    @Test
    void wantsTheClientStateInEachNotification() throws JsonProcessingException {
        assertThat(graph("{'value':[{'clientState':'S'},{'clientState':'N'}]}")).isTrue();
        assertThat(graph("{'value':[{'clientState':'S'},{'clientState':'x'}]}")).isFalse();
        assertThat(graph("{'value':[{'clientState':'S'},{}]}")).isFalse();
        assertThat(graph("{'value':[{'clientState':1}]}")).isFalse();
        assertThat(graph("{'value':[]}")).isFalse();
        assertThat(graph("{}")).isFalse();
        assertThat(graph("[{'clientState':'S'}]")).isFalse();
    }

    private static boolean graph(String json) throws JsonProcessingException {
        JsonNode body = new JsonMapper()
                .readTree(json.replace('\'', '"')
                        .replace("\"S\"", "\"" + SECRET + "\"")
                        .replace("\"N\"", "\"" + NEXT + "\""));
        return GraphClientState.verify(body, List.of(SECRET, NEXT));
    }

    private static RequestHeaders basic(String pair) {
        return header(
                "Authorization", "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8)));
    }

    private static RequestHeaders header(String name, String value) {
        return asked -> asked.equals(name) ? Optional.of(value) : Optional.empty();
    }
}
