// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.risk.pull;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** When asking counts as failing. */
class PullStateTest {

    @ParameterizedTest
    @CsvSource({
        "refused, 1, true",
        "unreachable, 1, false",
        "unreachable, 2, false",
        "unreachable, 3, true",
        "unexpected, 4, true",
        "rate-limited, 2, false"
    })
    void aRefusedSecretAtOnceAnythingElseAtTheThirdTime(String problem, int failures, boolean failing) {
        assertThat(state(Optional.of(problem), failures).failing()).isEqualTo(failing);
    }

    @Test
    void anAnswerEndsIt() {
        assertThat(state(Optional.empty(), 0).failing()).isFalse();
    }

    private static PullState state(Optional<String> problem, int failures) {
        return new PullState(
                Vendor.NOW, Vendor.NOW, Optional.empty(), problem, failures, 0, Vendor.NOW, Optional.empty());
    }
}
