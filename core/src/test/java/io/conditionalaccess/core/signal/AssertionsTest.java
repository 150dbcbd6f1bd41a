// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.core.signal;

import static io.conditionalaccess.core.Minutes.minute;
import static io.conditionalaccess.core.Said.closed;
import static io.conditionalaccess.core.Said.level;
import static io.conditionalaccess.core.Said.unknown;
import static org.assertj.core.api.Assertions.assertThat;

import io.conditionalaccess.core.Said;
import io.conditionalaccess.core.posture.Assertion;
import io.conditionalaccess.core.posture.Axis;
import io.conditionalaccess.core.posture.ComplianceStatus;
import io.conditionalaccess.core.posture.Detail;
import io.conditionalaccess.core.posture.Level;
import io.conditionalaccess.core.posture.Observation;
import io.conditionalaccess.core.posture.ObservationKey;
import io.conditionalaccess.core.posture.RiskLevel;
import io.conditionalaccess.core.posture.Stage;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class AssertionsTest {
    private static final Detail DETAIL =
            new Detail(Optional.of("malware"), Optional.of("text"), Map.of("en", "text"), Optional.of("https://edr"));

    @Test
    void carriesOverAllThatTheSignalSays() {
        Signal signal = signal(Optional.of("alert-1"), Optional.of(Stage.CONTAINED));
        Claim claim = new Claim(Axis.COMPLIANCE, Optional.of(ComplianceStatus.IN_GRACE), Optional.of(minute(30)));

        assertThat(Assertions.of(signal, claim, rights(RiskLevel.HIGH)))
                .isEqualTo(new Assertion(
                        Optional.of(ComplianceStatus.IN_GRACE),
                        false,
                        minute(1),
                        Optional.of(minute(20)),
                        Optional.of(minute(30)),
                        Optional.of(Stage.CONTAINED),
                        DETAIL));
    }

    @Test
    void theKeyIsTheFindingOrTheSnapshotOfTheClaimsAxis() {
        Claim claim = risk(RiskLevel.LOW);

        assertThat(Assertions.key(signal(Optional.of("alert-1"), Optional.empty()), claim, "edr"))
                .isEqualTo(new ObservationKey("edr", Axis.RISK, "alert-1"));
        assertThat(Assertions.key(signal(Optional.empty(), Optional.empty()), claim, "edr"))
                .isEqualTo(ObservationKey.snapshot("edr", Axis.RISK));
    }

    @ParameterizedTest
    @CsvSource({
        "HIGH, HIGH, HIGH",
        "HIGH, MEDIUM, MEDIUM",
        "MEDIUM, MEDIUM, MEDIUM",
        "LOW, MEDIUM, LOW",
        "NONE, LOW, NONE",
        "HIGH, NONE, NONE"
    })
    void aCapLowersWhatIsSaidAndNeverRejectsIt(RiskLevel said, RiskLevel cap, RiskLevel stored) {
        assertThat(of(Optional.empty(), Optional.empty(), risk(said), cap).level())
                .contains(stored);
    }

    @Test
    void aCapOnRiskLeavesComplianceAndUnknownAlone() {
        Claim compliance = new Claim(Axis.COMPLIANCE, Optional.of(ComplianceStatus.NOT_COMPLIANT), Optional.empty());
        Claim unknown = new Claim(Axis.RISK, Optional.empty(), Optional.empty());

        assertThat(of(Optional.empty(), Optional.empty(), compliance, RiskLevel.NONE)
                        .level())
                .contains(ComplianceStatus.NOT_COMPLIANT);
        assertThat(of(Optional.empty(), Optional.empty(), unknown, RiskLevel.LOW)
                        .level())
                .isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Stage.class)
    void aClosingStageClosesAFindingWhateverLevelIsSent(Stage stage) {
        Optional<String> finding = Optional.of("alert-1");
        Claim unknown = new Claim(Axis.RISK, Optional.empty(), Optional.empty());

        assertThat(of(finding, Optional.of(stage), risk(RiskLevel.HIGH), RiskLevel.HIGH)
                        .closed())
                .isEqualTo(stage.closesFinding());
        assertThat(of(finding, Optional.of(stage), unknown, RiskLevel.HIGH).closed())
                .isEqualTo(stage.closesFinding());
    }

    @ParameterizedTest
    @EnumSource(Stage.class)
    void onASnapshotTheStageIsShownAndTheLevelRules(Stage stage) {
        Assertion assertion = of(Optional.empty(), Optional.of(stage), risk(RiskLevel.HIGH), RiskLevel.HIGH);

        assertThat(assertion.closed()).isFalse();
        assertThat(assertion.level()).contains(RiskLevel.HIGH);
        assertThat(assertion.stage()).contains(stage);
    }

    @Test
    void withoutAStageNothingCloses() {
        assertThat(of(Optional.of("alert-1"), Optional.empty(), risk(RiskLevel.NONE), RiskLevel.HIGH)
                        .closed())
                .isFalse();
    }

    static Stream<Arguments> news() {
        return Stream.of(
                Arguments.of(level(RiskLevel.NONE, 1), false),
                Arguments.of(level(RiskLevel.LOW, 1), true),
                Arguments.of(level(RiskLevel.MEDIUM, 1), true),
                Arguments.of(level(RiskLevel.HIGH, 1), true),
                Arguments.of(level(ComplianceStatus.COMPLIANT, 1), false),
                Arguments.of(level(ComplianceStatus.IN_GRACE, 1), true),
                Arguments.of(level(ComplianceStatus.NOT_COMPLIANT, 1), true),
                Arguments.of(unknown(Axis.RISK, 1), false),
                Arguments.of(closed(RiskLevel.HIGH, 1), false),
                Arguments.of(closed(Axis.RISK, 1), false));
    }

    @ParameterizedTest
    @MethodSource("news")
    void onlyAnOpenLevelAboveTheBestIsBadNews(Said said, boolean worsens) {
        assertThat(Assertions.worsens(said.assertion())).isEqualTo(worsens);
    }

    @ParameterizedTest
    @CsvSource({"9, true", "10, false", "11, false"})
    void aFindingIsSupersededByItsSourcesNewerSnapshot(long at, boolean superseded) {
        Optional<Observation> snapshot = Optional.of(level(RiskLevel.NONE, 10).by("edr"));
        Observation finding = level(RiskLevel.HIGH, at).by("edr", "a");

        assertThat(Assertions.superseded(finding.key(), finding.latest(), snapshot))
                .isEqualTo(superseded);
        assertThat(Assertions.superseded(finding.key(), closed(Axis.RISK, at).assertion(), snapshot))
                .isEqualTo(superseded);
        assertThat(Assertions.superseded(finding.key(), unknown(Axis.RISK, at).assertion(), snapshot))
                .isEqualTo(superseded);
    }

    @Test
    void nothingIsSupersededWithoutAKnownSnapshot() {
        Observation finding = level(RiskLevel.HIGH, 1).by("edr", "a");
        Observation unknown = unknown(Axis.RISK, 10).by("edr");

        assertThat(Assertions.superseded(finding.key(), finding.latest(), Optional.empty()))
                .isFalse();
        assertThat(Assertions.superseded(finding.key(), finding.latest(), Optional.of(unknown)))
                .isFalse();
    }

    @Test
    void aSnapshotIsOutdatedByANewerOneButNeverSuperseded() {
        Observation snapshot = level(RiskLevel.NONE, 10).by("edr");

        assertThat(Assertions.superseded(
                        snapshot.key(), level(RiskLevel.HIGH, 9).assertion(), Optional.of(snapshot)))
                .isFalse();
    }

    private static Assertion of(Optional<String> finding, Optional<Stage> stage, Claim claim, RiskLevel cap) {
        return Assertions.of(signal(finding, stage), claim, rights(cap));
    }

    private static Claim risk(Level level) {
        return new Claim(Axis.RISK, Optional.of(level), Optional.empty());
    }

    private static SourceRights rights(RiskLevel cap) {
        return new SourceRights(cap, true, false, Set.of());
    }

    private static Signal signal(Optional<String> finding, Optional<Stage> stage) {
        return new Signal(
                "evt-1",
                "00",
                Optional.empty(),
                List.of(),
                finding,
                List.of(),
                minute(1),
                Optional.of(minute(20)),
                stage,
                Optional.empty(),
                DETAIL,
                Set.of());
    }
}
