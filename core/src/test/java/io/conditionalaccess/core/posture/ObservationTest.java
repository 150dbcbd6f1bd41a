// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.core.posture;

import static io.conditionalaccess.core.Minutes.minute;
import static io.conditionalaccess.core.Said.closed;
import static io.conditionalaccess.core.Said.level;
import static io.conditionalaccess.core.Said.unknown;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.conditionalaccess.core.Said;
import io.conditionalaccess.core.posture.Observation.Change;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ObservationTest {
    private static final Said HIGH = level(RiskLevel.HIGH, 10);

    @Test
    void holdsAtLeastOneAssertion() {
        ObservationKey key = ObservationKey.snapshot("edr", Axis.RISK);

        assertThatThrownBy(() -> new Observation(key, Optional.empty(), Optional.empty()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("at least one");
    }

    @Test
    void keepsTheLastKnownLevelBesideANewerUnknown() {
        Observation observation = after(HIGH, unknown(Axis.RISK, 11));

        assertThat(observation.known()).contains(HIGH.assertion());
        assertThat(observation.unknown()).contains(unknown(Axis.RISK, 11).assertion());
        assertThat(observation.latest()).isEqualTo(unknown(Axis.RISK, 11).assertion());
        assertThat(observation.observedAt()).isEqualTo(minute(11));
    }

    @Test
    void keepsBothOfOneInstant() {
        Observation observation = after(unknown(Axis.RISK, 10), HIGH);

        assertThat(observation.known()).contains(HIGH.assertion());
        assertThat(observation.unknown()).isPresent();
    }

    @Test
    void forgetsAnUnknownOnceSomethingNewerIsKnown() {
        assertThat(after(unknown(Axis.RISK, 9), HIGH)).isEqualTo(HIGH.by("edr"));
        assertThat(after(unknown(Axis.RISK, 9), closed(Axis.RISK, 10)).unknown())
                .isEmpty();
    }

    static Stream<Arguments> outdated() {
        return Stream.of(
                Arguments.of("older and better", level(RiskLevel.NONE, 9)),
                Arguments.of("older and worse", level(RiskLevel.HIGH, 9).because("old")),
                Arguments.of("older closing", closed(Axis.RISK, 9)),
                Arguments.of("older unknown", unknown(Axis.RISK, 9)),
                Arguments.of("better at the same instant", level(RiskLevel.NONE, 10)),
                Arguments.of("closing at the same instant", closed(Axis.RISK, 10)),
                Arguments.of("the same again", HIGH));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("outdated")
    void isNotChangedByWhatIsOutdatedOrADuplicate(String why, Said late) {
        Observation before = HIGH.by("edr");

        assertThat(before.with(late.assertion())).as(why).isEqualTo(before);
        assertThat(before.changeTo(before.with(late.assertion()))).isEqualTo(Change.NONE);
    }

    static Stream<Arguments> changes() {
        return Stream.of(
                Arguments.of("same, newer", List.of(HIGH), level(RiskLevel.HIGH, 11), Change.TIME),
                Arguments.of("other level", List.of(HIGH), level(RiskLevel.LOW, 11), Change.CONTENT),
                Arguments.of("closing", List.of(HIGH), closed(RiskLevel.HIGH, 11), Change.CONTENT),
                Arguments.of("stage", List.of(HIGH), level(RiskLevel.HIGH, 11).stage(Stage.CONTAINED), Change.CONTENT),
                Arguments.of("expiry", List.of(HIGH), level(RiskLevel.HIGH, 11).expiring(20), Change.CONTENT),
                Arguments.of("reason", List.of(HIGH), level(RiskLevel.HIGH, 11).because("new"), Change.CONTENT),
                Arguments.of("first unknown", List.of(HIGH), unknown(Axis.RISK, 11), Change.CONTENT),
                Arguments.of(
                        "unknown again", List.of(HIGH, unknown(Axis.RISK, 11)), unknown(Axis.RISK, 12), Change.TIME),
                Arguments.of(
                        "known again",
                        List.of(HIGH, unknown(Axis.RISK, 11)),
                        level(RiskLevel.HIGH, 12),
                        Change.CONTENT),
                Arguments.of(
                        "known again, but outdated by the unknown",
                        List.of(HIGH, unknown(Axis.RISK, 12)),
                        level(RiskLevel.HIGH, 11),
                        Change.TIME));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("changes")
    void saysWhatAMergeAltered(String why, List<Said> before, Said next, Change expected) {
        Observation stored = after(before.toArray(Said[]::new));

        assertThat(stored.changeTo(stored.with(next.assertion()))).as(why).isEqualTo(expected);
    }

    @Test
    void mergesWholeObservationsAsIfEachAssertionHadCome() {
        Observation one = after(HIGH, unknown(Axis.RISK, 12));
        Observation other = after(level(RiskLevel.LOW, 11), unknown(Axis.RISK, 11));

        assertThat(one.with(other)).isEqualTo(other.with(one));
        assertThat(one.with(other)).isEqualTo(after(level(RiskLevel.LOW, 11), unknown(Axis.RISK, 12)));
        assertThat(one.with(one)).isEqualTo(one);
    }

    @Test
    void tellsSnapshotsFromFindings() {
        assertThat(ObservationKey.snapshot("edr", Axis.RISK).isSnapshot()).isTrue();
        assertThat(new ObservationKey("edr", Axis.RISK, "snapshot").isSnapshot())
                .isFalse();
    }

    private static Observation after(Said... said) {
        Observation observation = said[0].by("edr");
        for (Said next : said) {
            observation = observation.with(next.assertion());
        }
        return observation;
    }
}
