// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.core.posture;

import static io.conditionalaccess.core.Minutes.minute;
import static io.conditionalaccess.core.Said.closed;
import static io.conditionalaccess.core.Said.level;
import static io.conditionalaccess.core.Said.unknown;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Several sources together. */
class SourcesTest {

    @Test
    void anAxisOnWhichNobodyReportedIsNeitherGoodNorUnknown() {
        Posture posture = posture(level(RiskLevel.NONE, 1).by("edr"));

        assertThat(posture.compliance().contributions()).isEmpty();
        assertThat(posture.compliance().standing()).isEmpty();
        assertThat(posture.compliance().unknown()).isEmpty();
        assertThat(posture.compliance().worst()).isEmpty();
        assertThat(posture.compliance().lastKnown()).isEmpty();
    }

    @Test
    void eachAxisIsTheWorstOverSources() {
        Posture posture = posture(
                level(RiskLevel.LOW, 9).by("edr"),
                level(RiskLevel.HIGH, 1).by("xdr"),
                level(RiskLevel.NONE, 9).by("mdm"),
                level(ComplianceStatus.COMPLIANT, 9).by("mdm"),
                level(ComplianceStatus.IN_GRACE, 1).by("edr"));

        assertThat(posture.on(Axis.RISK).standing()).contains(RiskLevel.HIGH);
        assertThat(posture.on(Axis.COMPLIANCE).standing()).contains(ComplianceStatus.IN_GRACE);
        assertThat(posture.risk().worst().map(c -> c.key().source())).contains("xdr");
    }

    @Test
    void noSourceClearsWhatAnotherRaised() {
        Observation infected = level(RiskLevel.HIGH, 1).by("edr", "a");

        for (Observation good : List.of(
                level(RiskLevel.NONE, 9).by("mdm"),
                level(RiskLevel.NONE, 9).by("mdm", "a"),
                closed(Axis.RISK, 9).by("mdm", "a"),
                closed(Axis.RISK, 9).by("mdm"),
                unknown(Axis.RISK, 9).by("mdm"),
                level(ComplianceStatus.COMPLIANT, 9).by("mdm"))) {
            assertThat(posture(infected, good).risk().standing()).contains(RiskLevel.HIGH);
        }
    }

    @Test
    void aSourceThatKnowsDoesNotHideThatAnotherDoesNot() {
        Posture posture = posture(
                level(RiskLevel.NONE, 9).by("mdm"), unknown(Axis.RISK, 1).by("edr"));

        assertThat(posture.risk().standing()).contains(RiskLevel.NONE);
        assertThat(posture.risk().unknown().map(c -> c.key().source())).contains("edr");
    }

    @Test
    void anUnknownDoesNotHideABadLevel() {
        Posture posture = posture(
                level(RiskLevel.HIGH, 9).by("mdm"), unknown(Axis.RISK, 1).by("edr"));

        assertThat(posture.risk().standing()).contains(RiskLevel.HIGH);
    }

    @Test
    void namesTheOldestOfEquallyBadOnesAndTheLongestUnknown() {
        Posture posture = posture(
                level(RiskLevel.HIGH, 5).by("a"),
                level(RiskLevel.HIGH, 4).by("b"),
                level(RiskLevel.HIGH, 6).by("c"),
                unknown(Axis.RISK, 3).by("d"),
                unknown(Axis.RISK, 2).by("e"));

        assertThat(posture.risk().worst().map(c -> c.key().source())).contains("b");
        assertThat(posture.risk().unknown().map(c -> c.key().source())).contains("e");
    }

    @Test
    void lastKnownIncludesWhatHasAged() {
        Posture posture = posture(
                level(RiskLevel.LOW, 1).expiring(2).by("a"),
                level(RiskLevel.NONE, 1).by("b"));

        assertThat(posture.risk().standing()).contains(RiskLevel.NONE);
        assertThat(posture.risk().lastKnown()).contains(RiskLevel.LOW);
    }

    @Test
    void theOrderOfObservationsChangesNothingNotEvenTheExplanation() {
        List<Observation> observations = new ArrayList<>(List.of(
                level(RiskLevel.HIGH, 5).by("xdr", "f2"),
                level(RiskLevel.HIGH, 5).by("xdr", "f1"),
                level(RiskLevel.HIGH, 5).by("edr", "f1"),
                unknown(Axis.RISK, 5).by("mdm"),
                unknown(Axis.RISK, 5).by("agent")));
        Posture expected = Posture.of(observations, minute(60), Optional.empty());
        Collections.reverse(observations);
        Posture reversed = Posture.of(observations, minute(60), Optional.empty());

        assertThat(reversed).isEqualTo(expected);
        assertThat(expected.risk().contributions())
                .extracting(c -> c.key().source())
                .containsExactly("agent", "edr", "mdm", "xdr", "xdr");
        assertThat(reversed.risk().worst()).isEqualTo(expected.risk().worst());
        assertThat(reversed.risk().unknown()).isEqualTo(expected.risk().unknown());
    }

    private static Posture posture(Observation... observations) {
        return Posture.of(List.of(observations), minute(60), Optional.empty());
    }
}
