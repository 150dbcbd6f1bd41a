// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.admin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class JsonTest {

    @ParameterizedTest
    @ValueSource(
            strings = {"", " ", "[]", "\"x\"", "null", "{", "{} {}", "{\"a\": 1, \"a\": 2}", "{a: 1}", "{\"a\": NaN}"})
    void refusesWhatIsNotOneObject(String body) {
        Problem problem = catchThrowableOfType(Problem.class, () -> Fixtures.body(body));

        assertThat(problem.status()).isEqualTo(400);
    }

    @Test
    void saysWhereReadingStopped() {
        Problem problem = catchThrowableOfType(Problem.class, () -> Fixtures.body("{\"a\": 1,\n \"a\": 2}"));

        assertThat(problem).hasMessage("Expected JSON: Duplicate field 'a' at line 2, column 5.");
    }

    @Test
    void refusesABodyThatIsTooLarge() {
        String frame = "{\"a\": \"\"}";
        String largest = "{\"a\": \"" + "x".repeat(Json.MAX_BODY - frame.length()) + "\"}";

        assertThat(Fixtures.body(largest).path("a").asText()).hasSize(Json.MAX_BODY - frame.length());
        assertThat(catchThrowableOfType(Problem.class, () -> Fixtures.body(largest + " "))
                        .status())
                .isEqualTo(413);
    }
}
