// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.core.posture;

import static io.conditionalaccess.core.Minutes.minute;
import static io.conditionalaccess.core.Minutes.minutes;
import static io.conditionalaccess.core.Said.level;
import static io.conditionalaccess.core.Said.unknown;
import static org.assertj.core.api.Assertions.assertThat;

import io.conditionalaccess.core.Said;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Good news ages, bad news does not vanish. */
class AgeingTest {
    private static final Optional<Duration> NEVER = Optional.empty();

    static Stream<Arguments> levels() {
        return Stream.of(
                Arguments.of(RiskLevel.NONE, false),
                Arguments.of(RiskLevel.LOW, false),
                Arguments.of(RiskLevel.MEDIUM, true),
                Arguments.of(RiskLevel.HIGH, true),
                Arguments.of(ComplianceStatus.COMPLIANT, false),
                Arguments.of(ComplianceStatus.IN_GRACE, false),
                Arguments.of(ComplianceStatus.NOT_COMPLIANT, true));
    }

    @ParameterizedTest(name = "{0} stands: {1}")
    @MethodSource("levels")
    void anExpiredLevelIsUnknownUnlessItIsBad(Level level, boolean stands) {
        AxisPosture before = at(19, NEVER, level(level, 1).expiring(20).by("a"));
        AxisPosture after = at(20, NEVER, level(level, 1).expiring(20).by("a"));

        assertThat(before.standing()).contains(level);
        assertThat(before.unknown()).isEmpty();
        assertAged(after, level, stands);
        assertThat(after.contributions().get(0).unknownSince()).contains(minute(20));
    }

    @ParameterizedTest(name = "{0} stands: {1}")
    @MethodSource("levels")
    void aLevelWhoseSourceSaysUnknownIsUnknownUnlessItIsBad(Level level, boolean stands) {
        Observation observation =
                level(level, 1).by("a").with(unknown(level.axis(), 20).assertion());

        assertAged(at(20, NEVER, observation), level, stands);
        assertThat(at(20, NEVER, observation).contributions().get(0).unknownSince())
                .contains(minute(20));
    }

    @ParameterizedTest(name = "{0} stands: {1}")
    @MethodSource("levels")
    void aLevelWithAnUnknownOfTheSameInstantIsUnknownUnlessItIsBad(Level level, boolean stands) {
        Observation observation =
                level(level, 1).by("a").with(unknown(level.axis(), 1).assertion());

        assertAged(at(2, NEVER, observation), level, stands);
    }

    private static void assertAged(AxisPosture aged, Level level, boolean stands) {
        assertThat(aged.standing()).isEqualTo(stands ? Optional.of(level) : Optional.empty());
        assertThat(aged.worst().isPresent()).isEqualTo(stands);
        assertThat(aged.unknown().isPresent()).isEqualTo(!stands);
        assertThat(aged.lastKnown()).contains(level);
    }

    @ParameterizedTest(name = "{0} stands: {1}")
    @MethodSource("levels")
    void aSnapshotGoesStaleAtTheRealmsLimitAndAFindingDoesNot(Level level, boolean stands) {
        Optional<Duration> limit = Optional.of(minutes(10));
        Observation snapshot = level(level, 5).by("a");
        Observation finding = level(level, 5).by("a", "f");

        assertThat(at(14, limit, snapshot).standing()).contains(level);
        assertThat(at(15, limit, snapshot).standing().isPresent()).isEqualTo(stands);
        assertThat(at(15, limit, snapshot).contributions().get(0).unknownSince())
                .contains(minute(15));
        assertThat(at(60, limit, finding).standing()).contains(level);
        assertThat(at(60, NEVER, snapshot).standing()).contains(level);
    }

    @ParameterizedTest(name = "expiry {0}, said unknown {1}, limit {2}: unknown since {3}")
    @CsvSource({"20, 30, 40, 20", "30, 20, 40, 20", "40, 30, 20, 20"})
    void isUnknownSinceTheFirstOfItsReasons(long expiry, long said, long limit, long expected) {
        Observation observation = level(RiskLevel.NONE, 0)
                .expiring(expiry)
                .by("a")
                .with(unknown(Axis.RISK, said).assertion());

        assertThat(at(60, Optional.of(minutes(limit)), observation)
                        .contributions()
                        .get(0)
                        .unknownSince())
                .contains(minute(expected));
    }

    @ParameterizedTest
    @CsvSource({"19, false", "20, true"})
    void anUnknownCountsFromItsOwnTime(long now, boolean unknown) {
        Observation observation =
                level(RiskLevel.NONE, 1).by("a").with(unknown(Axis.RISK, 20).assertion());

        assertThat(at(now, NEVER, observation).unknown().isPresent()).isEqualTo(unknown);
    }

    @Test
    void aNewerReportMakesItKnownAgain() {
        Observation observation = level(RiskLevel.NONE, 1)
                .expiring(20)
                .by("a")
                .with(unknown(Axis.RISK, 25).assertion())
                .with(level(RiskLevel.NONE, 30).assertion());

        assertThat(at(40, NEVER, observation).standing()).contains(RiskLevel.NONE);
        assertThat(at(40, NEVER, observation).unknown()).isEmpty();
    }

    @Test
    void anUnknownAloneIsUnknownAndHasNoLevel() {
        AxisPosture risk = at(5, NEVER, unknown(Axis.RISK, 1).by("a"));

        assertThat(risk.standing()).isEmpty();
        assertThat(risk.lastKnown()).isEmpty();
        assertThat(risk.unknown()).flatMap(Contribution::unknownSince).contains(minute(1));
    }

    @ParameterizedTest
    @CsvSource({"9, IN_GRACE", "10, NOT_COMPLIANT"})
    void graceThatRunsOutIsNonCompliance(long now, ComplianceStatus expected) {
        Observation inGrace = level(ComplianceStatus.IN_GRACE, 1).graceUntil(10).by("mdm");

        assertThat(at(now, NEVER, inGrace).standing()).contains(expected);
    }

    @Test
    void graceThatRanOutBeforeTheSourceFellSilentStaysNonCompliance() {
        Observation silentSince20 = level(ComplianceStatus.IN_GRACE, 1)
                .graceUntil(10)
                .by("mdm")
                .with(unknown(Axis.COMPLIANCE, 20).assertion());

        assertThat(at(30, NEVER, silentSince20).standing()).contains(ComplianceStatus.NOT_COMPLIANT);
        assertThat(at(30, NEVER, silentSince20).unknown()).isEmpty();
    }

    @Test
    void graceThatWasNotOverWhenTheSourceFellSilentIsUnknown() {
        Observation silentSince5 =
                level(ComplianceStatus.IN_GRACE, 1).expiring(5).graceUntil(10).by("mdm");

        assertThat(at(30, NEVER, silentSince5).standing()).isEmpty();
        assertThat(at(30, NEVER, silentSince5).unknown()).isPresent();
    }

    /** A person who asks why must read the reason of the infection, not of the silence after it. */
    @Test
    void whatStandsIsExplainedByTheAssertionThatRaisedIt() {
        Said infected = level(RiskLevel.HIGH, 1).because("malware");
        Said silent = unknown(Axis.RISK, 20).because("agent offline");

        assertThat(at(30, NEVER, infected.by("edr").with(silent.assertion())).worst())
                .map(Contribution::said)
                .contains(infected.assertion());
    }

    @Test
    void whatIsUnknownIsExplainedByTheAssertionThatSaidSo() {
        Said silent = unknown(Axis.RISK, 20).because("agent offline");

        assertThat(at(30, NEVER, level(RiskLevel.NONE, 1).by("edr").with(silent.assertion()))
                        .unknown())
                .map(Contribution::said)
                .contains(silent.assertion());
    }

    private static AxisPosture at(long now, Optional<Duration> staleAfter, Observation observation) {
        return Posture.of(List.of(observation), minute(now), staleAfter)
                .on(observation.key().axis());
    }
}
