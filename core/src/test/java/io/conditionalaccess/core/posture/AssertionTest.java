// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.core.posture;

import static io.conditionalaccess.core.Minutes.minute;
import static io.conditionalaccess.core.Said.closed;
import static io.conditionalaccess.core.Said.level;
import static io.conditionalaccess.core.Said.unknown;
import static org.assertj.core.api.Assertions.assertThat;

import io.conditionalaccess.core.Said;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class AssertionTest {

    static Stream<Arguments> pairs() {
        return Stream.of(
                row("newer beats worse", level(RiskLevel.HIGH, 1), level(RiskLevel.NONE, 2)),
                row("newer closing beats open", level(RiskLevel.HIGH, 1), closed(Axis.RISK, 2)),
                row("newer open beats closed", closed(Axis.RISK, 1), level(RiskLevel.LOW, 2)),
                row("worse beats better", level(RiskLevel.LOW, 1), level(RiskLevel.MEDIUM, 1)),
                row("worst of all risks", level(RiskLevel.MEDIUM, 1), level(RiskLevel.HIGH, 1)),
                row("in grace is worse", level(ComplianceStatus.COMPLIANT, 1), level(ComplianceStatus.IN_GRACE, 1)),
                row("not compliant", level(ComplianceStatus.IN_GRACE, 1), level(ComplianceStatus.NOT_COMPLIANT, 1)),
                row("open beats closed at one instant", closed(RiskLevel.HIGH, 1), level(RiskLevel.NONE, 1)),
                row("closed with a level", closed(Axis.RISK, 1), closed(RiskLevel.NONE, 1)));
    }

    private static Arguments row(String why, Said loser, Said winner) {
        return Arguments.of(why, loser.assertion(), winner.assertion());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("pairs")
    void newerWinsThenTheWorse(String why, Assertion loser, Assertion winner) {
        assertThat(Assertion.ORDER.compare(loser, winner)).as(why).isNegative();
        assertThat(Assertion.ORDER.compare(winner, loser)).as(why).isPositive();
    }

    @Test
    void contentBreaksTheTieTheSameWayWhicheverComesFirst() {
        Said said = level(RiskLevel.MEDIUM, 1);
        List<Assertion> variants = Stream.of(
                        said,
                        said.expiring(5),
                        said.expiring(6),
                        said.graceUntil(5),
                        said.stage(Stage.DETECTED),
                        said.stage(Stage.CONTAINED),
                        said.because("one"),
                        said.because("two"))
                .map(Said::assertion)
                .toList();

        for (Assertion one : variants) {
            for (Assertion other : variants) {
                int compared = Assertion.ORDER.compare(one, other);
                assertThat(compared == 0).isEqualTo(one.equals(other));
                assertThat(Integer.signum(compared)).isEqualTo(-Integer.signum(Assertion.ORDER.compare(other, one)));
            }
        }
    }

    @Test
    void knowsSomethingIfItHasALevelOrCloses() {
        assertThat(level(RiskLevel.NONE, 1).assertion().known()).isTrue();
        assertThat(closed(Axis.RISK, 1).assertion().known()).isTrue();
        assertThat(unknown(Axis.RISK, 1).assertion().known()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"9, IN_GRACE", "10, NOT_COMPLIANT", "11, NOT_COMPLIANT"})
    void graceRunsOutAtItsInstant(long at, ComplianceStatus expected) {
        Assertion inGrace = level(ComplianceStatus.IN_GRACE, 1).graceUntil(10).assertion();

        assertThat(inGrace.levelAt(minute(at))).contains(expected);
    }

    @Test
    void graceConcernsNothingElse() {
        Assertion compliant =
                level(ComplianceStatus.COMPLIANT, 1).graceUntil(10).assertion();
        Assertion endless = level(ComplianceStatus.IN_GRACE, 1).assertion();

        assertThat(compliant.levelAt(minute(20))).contains(ComplianceStatus.COMPLIANT);
        assertThat(endless.levelAt(minute(20))).contains(ComplianceStatus.IN_GRACE);
        assertThat(unknown(Axis.COMPLIANCE, 1).assertion().levelAt(minute(20))).isEmpty();
    }

    @Test
    void differsInMoreThanTimeIfAnythingButTheTimeDiffers() {
        Said said = level(RiskLevel.MEDIUM, 1);
        Assertion later = level(RiskLevel.MEDIUM, 2).assertion();

        assertThat(said.assertion().sameExceptTime(later)).isTrue();
        assertThat(Stream.of(
                                level(RiskLevel.HIGH, 1),
                                closed(RiskLevel.MEDIUM, 1),
                                said.expiring(9),
                                said.graceUntil(9),
                                said.stage(Stage.CONTAINED),
                                said.because("text"))
                        .map(Said::assertion))
                .noneMatch(other -> other.sameExceptTime(later));
        assertThat(later.level()).isEqualTo(Optional.of(RiskLevel.MEDIUM));
    }
}
