// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.admin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ParametersTest {

    @Test
    void aPageHasTwentyItemsUnlessToldOtherwise() {
        assertThat(Page.of(null, null, null)).isEqualTo(new Page(Optional.empty(), 0, 20));
        assertThat(Page.of(" lap ", "40", "500")).isEqualTo(new Page(Optional.of("lap"), 40, 500));
        assertThat(Page.of("  ", null, null).search()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "501", "-1", "x", "", "99999999999"})
    void refusesAPageSizeOutOfRange(String max) {
        assertThatThrownBy(() -> Page.of(null, null, max))
                .isInstanceOf(Problem.class)
                .hasMessage("max: expected a whole number from 1 to 500, got '" + max + "'.");
    }

    @Test
    void refusesANegativeStart() {
        assertThatThrownBy(() -> Page.of(null, "-1", null)).isInstanceOf(Problem.class);
    }

    @Test
    void refusesASearchThatIsTooLong() {
        assertThatThrownBy(() -> Page.of("x".repeat(256), null, null)).isInstanceOf(Problem.class);
    }

    @Test
    void aMistypedDryRunDoesNothing() {
        assertThat(Parameters.flag("dryRun", null)).isFalse();
        assertThat(Parameters.flag("dryRun", "false")).isFalse();
        assertThat(Parameters.flag("dryRun", "true")).isTrue();
        assertThatThrownBy(() -> Parameters.flag("dryRun", "ture"))
                .isInstanceOf(Problem.class)
                .hasMessage("dryRun: expected true or false, got 'ture'.");
    }
}
