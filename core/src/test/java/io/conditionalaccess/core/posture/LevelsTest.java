// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.core.posture;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class LevelsTest {

    @ParameterizedTest
    @CsvSource({"NONE, none, 0, false", "LOW, low, 1, false", "MEDIUM, medium, 2, true", "HIGH, high, 3, true"})
    void risk(RiskLevel level, String wire, int severity, boolean outlivesUnknown) {
        assertThat(level.axis()).isEqualTo(Axis.RISK);
        assertThat(level.wire()).isEqualTo(wire);
        assertThat(level.severity()).isEqualTo(severity);
        assertThat(level.outlivesUnknown()).isEqualTo(outlivesUnknown);
        assertThat(Levels.ofWire(Axis.RISK, wire)).contains(level);
    }

    @ParameterizedTest
    @CsvSource({
        "COMPLIANT, compliant, 0, false",
        "IN_GRACE, in-grace, 1, false",
        "NOT_COMPLIANT, not-compliant, 2, true"
    })
    void compliance(ComplianceStatus status, String wire, int severity, boolean outlivesUnknown) {
        assertThat(status.axis()).isEqualTo(Axis.COMPLIANCE);
        assertThat(status.wire()).isEqualTo(wire);
        assertThat(status.severity()).isEqualTo(severity);
        assertThat(status.outlivesUnknown()).isEqualTo(outlivesUnknown);
        assertThat(Levels.ofWire(Axis.COMPLIANCE, wire)).contains(status);
    }

    @Test
    void everyLevelIsInOneOfTheTables() {
        assertThat(RiskLevel.values()).hasSize(4);
        assertThat(ComplianceStatus.values()).hasSize(3);
    }

    @ParameterizedTest
    @CsvSource({
        "RISK, unknown",
        "RISK, critical",
        "RISK, HIGH",
        "RISK, ''",
        "RISK, compliant",
        "COMPLIANCE, unknown",
        "COMPLIANCE, in_grace",
        "COMPLIANCE, high"
    })
    void otherWordsAreNoLevel(Axis axis, String wire) {
        assertThat(Levels.ofWire(axis, wire)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(RiskLevel.class)
    void aCapLowersWhatIsAboveItAndNothingElse(RiskLevel cap) {
        for (RiskLevel level : RiskLevel.values()) {
            assertThat(level.cappedAt(cap).severity()).isEqualTo(Math.min(level.severity(), cap.severity()));
        }
    }

    @ParameterizedTest
    @CsvSource({"LOW, MEDIUM, false", "MEDIUM, MEDIUM, true", "HIGH, MEDIUM, true"})
    void atLeastIncludesTheLevelItself(RiskLevel level, RiskLevel other, boolean expected) {
        assertThat(level.atLeast(other)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"RISK, risk", "COMPLIANCE, compliance"})
    void axes(Axis axis, String wire) {
        assertThat(axis.wire()).isEqualTo(wire);
    }
}
