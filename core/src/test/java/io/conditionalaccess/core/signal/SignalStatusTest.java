// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.core.signal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SignalStatusTest {

    @ParameterizedTest
    @CsvSource({
        "APPLIED, applied",
        "UNCHANGED, unchanged",
        "DUPLICATE, duplicate",
        "OUTDATED, outdated",
        "PARKED, parked",
        "UNKNOWN_DEVICE, unknown-device",
        "AMBIGUOUS, ambiguous",
        "REFUSED, refused",
        "INVALID, invalid"
    })
    void statuses(SignalStatus status, String wire) {
        assertThat(status.wire()).isEqualTo(wire);
    }

    @ParameterizedTest
    @CsvSource({
        "OBSERVED_AT_CLAMPED, observed-at-clamped",
        "ID_REUSED, id-reused",
        "UNKNOWN_USER, unknown-user",
        "TEXT_TRUNCATED, text-truncated"
    })
    void flags(Flag flag, String wire) {
        assertThat(flag.wire()).isEqualTo(wire);
    }

    @Test
    void allAreInTheTables() {
        assertThat(SignalStatus.values()).hasSize(9);
        assertThat(Flag.values()).hasSize(4);
    }

    @ParameterizedTest
    @CsvSource({
        "APPLIED, REFUSED, APPLIED",
        "APPLIED, UNCHANGED, APPLIED",
        "APPLIED, OUTDATED, APPLIED",
        "REFUSED, UNCHANGED, REFUSED",
        "REFUSED, OUTDATED, REFUSED",
        "UNCHANGED, OUTDATED, UNCHANGED",
        "OUTDATED, OUTDATED, OUTDATED"
    })
    void ofTwoAxesTheOneThatDidMoreIsReported(SignalStatus one, SignalStatus other, SignalStatus reported) {
        assertThat(one.or(other)).isEqualTo(reported);
        assertThat(other.or(one)).isEqualTo(reported);
    }
}
