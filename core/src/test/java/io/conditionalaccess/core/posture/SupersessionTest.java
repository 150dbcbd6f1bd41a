// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.core.posture;

import static io.conditionalaccess.core.Minutes.minute;
import static io.conditionalaccess.core.Said.closed;
import static io.conditionalaccess.core.Said.level;
import static io.conditionalaccess.core.Said.unknown;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A source's snapshot against its findings. */
class SupersessionTest {

    @ParameterizedTest(name = "finding at {0}, snapshot at 10: {1}")
    @CsvSource({"9, NONE", "10, HIGH", "11, HIGH"})
    void aSnapshotSupersedesOnlyOlderFindings(long findingAt, RiskLevel expected) {
        AxisPosture risk = risk(
                level(RiskLevel.NONE, 10).by("edr"),
                level(RiskLevel.HIGH, findingAt).by("edr", "a"));

        assertThat(risk.standing()).contains(expected);
    }

    @Test
    void theEndOfOneFindingDoesNotEndAnother() {
        AxisPosture risk = risk(
                level(RiskLevel.HIGH, 1).by("edr", "a"),
                level(RiskLevel.MEDIUM, 2)
                        .by("edr", "b")
                        .with(closed(RiskLevel.HIGH, 3).assertion()));

        assertThat(risk.standing()).contains(RiskLevel.HIGH);
        assertThat(risk.contributions()).hasSize(1);
    }

    @Test
    void aClosedFindingSaysNothingWhateverLevelItCarries() {
        AxisPosture risk = risk(closed(RiskLevel.HIGH, 3).by("edr", "a"));

        assertThat(risk.contributions()).isEmpty();
        assertThat(risk.standing()).isEmpty();
        assertThat(risk.unknown()).isEmpty();
    }

    @Test
    void aTombstoneKeepsAnOlderRaiseClosed() {
        Observation tombstone = closed(Axis.RISK, 3).by("edr", "a");

        assertThat(risk(tombstone.with(level(RiskLevel.HIGH, 2).assertion())).standing())
                .isEmpty();
        assertThat(risk(tombstone.with(level(RiskLevel.HIGH, 4).assertion())).standing())
                .contains(RiskLevel.HIGH);
    }

    @Test
    void aGoodSnapshotWithAClosedNewerFindingIsGood() {
        AxisPosture risk = risk(
                level(RiskLevel.NONE, 1).by("edr"),
                level(RiskLevel.HIGH, 2)
                        .by("edr", "a")
                        .with(closed(Axis.RISK, 3).assertion()));

        assertThat(risk.standing()).contains(RiskLevel.NONE);
    }

    @Test
    void anUnknownSnapshotSupersedesNothing() {
        AxisPosture risk =
                risk(unknown(Axis.RISK, 10).by("edr"), level(RiskLevel.HIGH, 5).by("edr", "a"));

        assertThat(risk.standing()).contains(RiskLevel.HIGH);
    }

    @Test
    void anUnknownDoesNotMoveTheTimeFromWhichASnapshotSupersedes() {
        AxisPosture risk = risk(
                level(RiskLevel.NONE, 5).by("edr").with(unknown(Axis.RISK, 10).assertion()),
                level(RiskLevel.HIGH, 7).by("edr", "a"));

        assertThat(risk.standing()).contains(RiskLevel.HIGH);
    }

    @Test
    void supersessionIsJudgedPerAssertion() {
        Observation finding = level(RiskLevel.HIGH, 5)
                .by("edr", "a")
                .with(unknown(Axis.RISK, 15).assertion());
        AxisPosture risk = risk(level(RiskLevel.NONE, 10).by("edr"), finding);

        assertThat(risk.standing()).as("the level from before the snapshot").contains(RiskLevel.NONE);
        assertThat(risk.unknown())
                .as("the unknown from after it")
                .map(Contribution::key)
                .contains(finding.key());
    }

    @ParameterizedTest(name = "finding unknown at {0}, snapshot at 10: still unknown {1}")
    @CsvSource({"9, false", "10, true", "11, true"})
    void aSnapshotAnswersAnOlderUnknownFinding(long unknownAt, boolean unknown) {
        AxisPosture risk = risk(
                level(RiskLevel.NONE, 10).by("edr"),
                unknown(Axis.RISK, unknownAt).by("edr", "a"));

        assertThat(risk.unknown().isPresent()).isEqualTo(unknown);
    }

    @Test
    void anExpiredSnapshotStillSupersedes() {
        AxisPosture risk = risk(
                level(RiskLevel.NONE, 10).expiring(20).by("edr"),
                level(RiskLevel.HIGH, 5).by("edr", "a"));

        assertThat(risk.standing()).isEmpty();
        assertThat(risk.unknown()).isPresent();
    }

    @Test
    void aSnapshotThatAnOperatorClosedSaysNothingAndStillSupersedes() {
        AxisPosture risk = risk(
                level(RiskLevel.HIGH, 5).by("edr").with(closed(Axis.RISK, 10).assertion()),
                level(RiskLevel.HIGH, 6).by("edr", "a"));

        assertThat(risk.contributions()).isEmpty();
    }

    @Test
    void aSnapshotSupersedesOnItsOwnAxisAndOfItsOwnSourceOnly() {
        List<Observation> observations = List.of(
                level(RiskLevel.NONE, 10).by("edr"),
                level(RiskLevel.MEDIUM, 5).by("other", "a"),
                level(ComplianceStatus.NOT_COMPLIANT, 5).by("edr", "a"));
        Posture posture = Posture.of(observations, minute(60), Optional.empty());

        assertThat(posture.risk().standing()).contains(RiskLevel.MEDIUM);
        assertThat(posture.compliance().standing()).contains(ComplianceStatus.NOT_COMPLIANT);
    }

    private static AxisPosture risk(Observation... observations) {
        return Posture.of(List.of(observations), minute(60), Optional.empty()).risk();
    }
}
