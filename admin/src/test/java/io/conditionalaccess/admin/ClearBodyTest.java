// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.admin;

import static io.conditionalaccess.admin.Fixtures.body;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.conditionalaccess.core.posture.Axis;
import io.conditionalaccess.registry.Clearing;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ClearBodyTest {

    @Test
    void aReasonAloneClearsEverything() {
        Clearing clearing = ClearBody.of(body("{\"reason\": \"reinstalled\"}"));

        assertThat(clearing.reason()).isEqualTo("reinstalled");
        assertThat(clearing.everything()).isTrue();
    }

    @Test
    void filtersNarrowIt() {
        Clearing clearing = ClearBody.of(
                body("{\"reason\": \"false alarm\", \"source\": \"edr\", \"axis\": \"risk\", \"finding\": \"a-1\"}"));

        assertThat(clearing)
                .isEqualTo(new Clearing("false alarm", Optional.of("edr"), Optional.of(Axis.RISK), Optional.of("a-1")));
        assertThat(Json.write(ClearBody.representation(clearing)))
                .isEqualTo("{\"reason\":\"false alarm\",\"source\":\"edr\",\"axis\":\"risk\",\"finding\":\"a-1\"}");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
                    {}                                  | /reason
                    {"reason": " "}                     | /reason
                    {"reason": 1}                       | /reason
                    {"reason": "x", "axis": "Risk"}     | /axis
                    {"reason": "x", "findings": "a"}    | /findings
                    {"reason": "x", "source": ["edr"]}  | /source
                    """)
    void refusesAFilterThatItDoesNotUnderstandRatherThanClearingMore(String json, String pointer) {
        Problem problem = catchThrowableOfType(Problem.class, () -> ClearBody.of(body(json)));

        assertThat(problem.body().errors()).extracting(FieldError::pointer).containsExactly(pointer);
    }

    @Test
    void aQuarantineNeedsAReasonAndNothingElse() {
        assertThat(QuarantineBody.of(body("{\"reason\": \"stolen\"}")).reason()).isEqualTo("stolen");
        assertThat(catchThrowableOfType(
                                Problem.class, () -> QuarantineBody.of(body("{\"reason\": \"x\", \"until\": \"y\"}")))
                        .body()
                        .errors())
                .extracting(FieldError::pointer)
                .containsExactly("/until");
    }
}
