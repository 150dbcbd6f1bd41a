// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.core.posture;

import static io.conditionalaccess.core.Minutes.minute;
import static io.conditionalaccess.core.Said.closed;
import static io.conditionalaccess.core.Said.level;
import static io.conditionalaccess.core.Said.unknown;
import static io.conditionalaccess.core.posture.ComplianceStatus.COMPLIANT;
import static io.conditionalaccess.core.posture.ComplianceStatus.IN_GRACE;
import static io.conditionalaccess.core.posture.ComplianceStatus.NOT_COMPLIANT;
import static io.conditionalaccess.core.posture.RiskLevel.HIGH;
import static io.conditionalaccess.core.posture.RiskLevel.LOW;
import static io.conditionalaccess.core.posture.RiskLevel.MEDIUM;
import static io.conditionalaccess.core.posture.RiskLevel.NONE;
import static org.assertj.core.api.Assertions.assertThat;

import io.conditionalaccess.core.Said;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What a source without the right to clear may not do. Each row is said at 1, then at 2; now is 3. */
class ReliefTest {

    static Stream<Arguments> relief() {
        return Stream.of(
                row("lowers", level(HIGH, 1), level(MEDIUM, 2)),
                row("lowers to none", level(LOW, 1), level(NONE, 2)),
                row("closes", level(HIGH, 1), closed(HIGH, 2)),
                row("lets a low level age", level(LOW, 1), unknown(Axis.RISK, 2)),
                row("gives a low level an end", level(LOW, 1), level(LOW, 2).expiring(10)),
                row(
                        "shortens a low level",
                        level(LOW, 1).expiring(20),
                        level(LOW, 2).expiring(10)),
                row("clears", level(NOT_COMPLIANT, 1), level(COMPLIANT, 2)),
                row("grants grace", level(NOT_COMPLIANT, 1), level(IN_GRACE, 2).graceUntil(10)),
                row("ends grace well", level(IN_GRACE, 1).graceUntil(10), level(COMPLIANT, 2)),
                row(
                        "lengthens grace",
                        level(IN_GRACE, 1).graceUntil(10),
                        level(IN_GRACE, 2).graceUntil(11)),
                row("makes grace endless", level(IN_GRACE, 1).graceUntil(10), level(IN_GRACE, 2)),
                row(
                        "lets grace age before it is over",
                        level(IN_GRACE, 1).graceUntil(10),
                        level(IN_GRACE, 2).graceUntil(10).expiring(5)),
                row("no longer knows of a grace", level(IN_GRACE, 1).graceUntil(10), unknown(Axis.COMPLIANCE, 2)));
    }

    static Stream<Arguments> noRelief() {
        return Stream.of(
                row("repeats", level(HIGH, 1), level(HIGH, 2)),
                row("raises", level(LOW, 1), level(MEDIUM, 2)),
                row("first good news", unknown(Axis.RISK, 1), level(NONE, 2)),
                row("no longer knows of a bad level", level(MEDIUM, 1), unknown(Axis.RISK, 2)),
                row("no longer knows of nothing", level(NONE, 1), unknown(Axis.RISK, 2)),
                row(
                        "an expiry of a bad level, which outlives it",
                        level(HIGH, 1),
                        level(HIGH, 2).expiring(10)),
                row(
                        "prolongs a low level",
                        level(LOW, 1).expiring(10),
                        level(LOW, 2).expiring(20)),
                row("ends grace badly", level(IN_GRACE, 1).graceUntil(10), level(NOT_COMPLIANT, 2)),
                row(
                        "shortens grace",
                        level(IN_GRACE, 1).graceUntil(10),
                        level(IN_GRACE, 2).graceUntil(9)),
                row("outdated good news", level(HIGH, 2), level(NONE, 1)));
    }

    private static Arguments row(String what, Said before, Said next) {
        return Arguments.of(what, before, next);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("relief")
    void isRelief(String what, Said before, Said next) {
        assertThat(relieves(before, next)).as(what).isTrue();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("noRelief")
    void isNoRelief(String what, Said before, Said next) {
        assertThat(relieves(before, next)).as(what).isFalse();
    }

    private static boolean relieves(Said before, Said next) {
        Observation one = before.by("edr");
        Observation other = one.with(next.assertion());
        return Relief.between(one.key().axis(), List.of(one), List.of(other), minute(3));
    }

    @Test
    void aFirstReportIsNoRelief() {
        assertThat(Relief.between(Axis.RISK, List.of(), List.of(level(NONE, 1).by("edr")), minute(3)))
                .isFalse();
    }

    @Test
    void aGoodSnapshotThatSupersedesABadFindingIsRelief() {
        Observation finding = level(HIGH, 1).by("edr", "a");
        Observation snapshot = level(NONE, 2).by("edr");

        assertThat(Relief.between(Axis.RISK, List.of(finding), List.of(finding, snapshot), minute(3)))
                .isTrue();
    }

    @Test
    void closingOneFindingBesideAnEquallyBadOneIsNoReliefYet() {
        Observation one = level(HIGH, 1).by("edr", "a");
        Observation other = level(HIGH, 1).by("edr", "b");
        Observation closed = one.with(closed(HIGH, 2).assertion());

        assertThat(Relief.between(Axis.RISK, List.of(one, other), List.of(closed, other), minute(3)))
                .isFalse();
        assertThat(Relief.between(Axis.RISK, List.of(closed, other), List.of(closed), minute(3)))
                .isTrue();
    }

    @Test
    void isJudgedPerAxis() {
        List<Observation> before =
                List.of(level(HIGH, 1).by("edr"), level(COMPLIANT, 1).by("edr"));
        List<Observation> after =
                List.of(level(NONE, 2).by("edr"), level(NOT_COMPLIANT, 2).by("edr"));

        assertThat(Relief.between(Axis.RISK, before, after, minute(3))).isTrue();
        assertThat(Relief.between(Axis.COMPLIANCE, before, after, minute(3))).isFalse();
    }
}
