// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.admin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExemptBodyTest {
    private static final Instant NOW = Instant.parse("2026-11-22T01:02:03Z");

    @Test
    void readsAnEndAndItsAbsence() {
        assertThat(ExemptBody.of(body().put("until", "2027-11-22T02:02:03+01:00"), NOW)
                        .until())
                .contains(Instant.parse("2027-11-22T01:02:03Z"));
        assertThat(ExemptBody.of(body().putNull("until"), NOW).until()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "tomorrow", "2026-11-22T01:02:03Z", "2027-11-24T00:00:00Z"})
    void refusesOtherTimes(String until) {
        assertThatThrownBy(() -> ExemptBody.of(body().put("until", until), NOW)).isInstanceOf(Problem.class);
    }

    @Test
    void toForgetTheEndIsNotToEndIt() {
        assertThatThrownBy(() -> ExemptBody.of(body(), NOW)).isInstanceOf(Problem.class);
    }

    private static ObjectNode body() {
        return JsonNodeFactory.instance.objectNode().put("reason", "a demonstration");
    }
}
