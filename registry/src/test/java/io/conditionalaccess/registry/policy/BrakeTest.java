// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.registry.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BrakeTest {

    @ParameterizedTest
    @CsvSource({"5%, 10, 50", "5%, 1000, 50", "5%, 1001, 50", "5%, 2000, 100", "0.5%, 100000, 500", "100%, 80, 80"})
    void takesAShareOfTheDevicesButNeverLessThanFifty(String share, long all, long expected) {
        assertThat(Brake.parse(share + "/PT10M").orElseThrow().devices(all)).isEqualTo(expected);
    }

    @Test
    void readsTheTimeWithinWhichTheyCount() {
        assertThat(Brake.parse("5%/PT10M").orElseThrow().within()).isEqualTo(Duration.ofMinutes(10));
    }

    @Test
    void canBeSwitchedOff() {
        assertThat(Brake.parse("never")).isEmpty();
    }
}
