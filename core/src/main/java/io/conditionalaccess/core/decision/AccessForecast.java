// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.core.decision;

import io.conditionalaccess.core.device.DeviceFacts;
import io.conditionalaccess.core.policy.Policy;
import io.conditionalaccess.core.posture.Assertion;
import io.conditionalaccess.core.posture.Observation;
import io.conditionalaccess.core.posture.Posture;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;

/** When a device's access changes by itself: grace ends, an exemption ends, what was known expires, tolerance is over. */
public final class AccessForecast {
    /** What is further away than this is looked at again long before. */
    private static final Duration HORIZON = Duration.ofDays(3650);

    private AccessForecast() {}

    /** The first moment after now at which the answer is another one if nobody says anything until then. */
    public static Optional<Instant> next(DeviceFacts facts, Policy policy, Situation situation) {
        Decision today = DeviceAccess.of(facts, policy, situation);
        return moments(facts, policy, situation)
                .filter(situation.now()::isBefore)
                .filter(situation.now().plus(HORIZON)::isAfter)
                .distinct()
                .sorted()
                .filter(at ->
                        differs(today, DeviceAccess.ahead(facts, policy, new Situation(at, situation.silentSources()))))
                .findFirst();
    }

    private static boolean differs(Decision one, Decision other) {
        return one.access() != other.access()
                || (one.rule() == Rule.AWAITING_APPROVAL) != (other.rule() == Rule.AWAITING_APPROVAL);
    }

    /** Every moment at which the answer, its reason or its deadline may change by itself, in no order; past ones too. */
    static Stream<Instant> moments(DeviceFacts facts, Policy policy, Situation situation) {
        return Stream.of(
                        facts.exemptUntil().stream(),
                        facts.observations().stream().flatMap(observation -> ages(observation, policy, situation)),
                        graceEnds(facts, policy, situation),
                        situation.silentSources().values().stream()
                                .flatMap(last -> policy.sourceOutage().toleratedFor().stream()
                                        .map(last::plus)))
                .flatMap(all -> all);
    }

    /** When it stops being known, and when that stops being tolerated. */
    private static Stream<Instant> ages(Observation observation, Policy policy, Situation situation) {
        Stream<Instant> ranOut = observation.known().stream()
                .flatMap(known -> Stream.concat(
                        known.expiresAt().stream(),
                        policy.staleAfter().filter(limit -> observation.key().isSnapshot()).stream()
                                .map(known.observedAt()::plus)));
        Stream<Instant> unknown = Stream.concat(
                        ranOut, observation.unknown().stream().map(Assertion::observedAt))
                .filter(situation.now().plus(HORIZON)::isAfter);
        return unknown.flatMap(since -> Stream.concat(
                Stream.of(since), policy.staleDevice().toleratedFor().stream().map(since::plus)));
    }

    /** By what is known now, and for a grace of the source's own by what is known when that is over. */
    private static Stream<Instant> graceEnds(DeviceFacts facts, Policy policy, Situation situation) {
        Stream<Instant> sources = facts.observations().stream()
                .flatMap(observation -> observation.known().stream())
                .flatMap(known -> known.graceUntil().stream())
                .filter(situation.now().plus(HORIZON)::isAfter);
        return Stream.concat(Stream.of(situation.now()), sources)
                .flatMap(at -> Stream.concat(
                        Stream.of(at),
                        Posture.of(facts.observations(), at, policy.staleAfter()).compliance().contributions().stream()
                                .filter(DeviceAccess::notCompliant)
                                .map(bad -> DeviceAccess.graceEnds(facts, bad, policy))));
    }
}
