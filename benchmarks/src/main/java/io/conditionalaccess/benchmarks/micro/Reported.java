// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.benchmarks.micro;

import io.conditionalaccess.core.device.DeviceFacts;
import io.conditionalaccess.core.device.DeviceId;
import io.conditionalaccess.core.posture.Assertion;
import io.conditionalaccess.core.posture.Axis;
import io.conditionalaccess.core.posture.ComplianceStatus;
import io.conditionalaccess.core.posture.Detail;
import io.conditionalaccess.core.posture.Level;
import io.conditionalaccess.core.posture.Observation;
import io.conditionalaccess.core.posture.ObservationKey;
import io.conditionalaccess.core.posture.RiskLevel;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Healthy devices of which sources have reported. */
final class Reported {
    static final Instant NOW = Instant.parse("2026-01-01T12:00:00Z");
    private static final Instant BEFORE = Instant.parse("2026-01-01T11:00:00Z");

    private Reported() {}

    /** A detection product knows no risk, a management product says that it is compliant. */
    static DeviceFacts healthy(int number) {
        // Each report has a time of its own.
        Instant at = BEFORE.plusNanos(number * 1_234_000L);
        return device(
                number,
                List.of(
                        snapshot("edr", RiskLevel.NONE, at),
                        snapshot("mdm", ComplianceStatus.COMPLIANT, at.plusMillis(number))));
    }

    /** As {@link #healthy}, with so many open findings of low risk, spread over so many sources. */
    static DeviceFacts withFindings(int findings, int sources) {
        List<Observation> observations = new ArrayList<>(healthy(0).observations());
        for (int finding = 0; finding < findings; finding++) {
            ObservationKey key = new ObservationKey("edr-" + finding % sources, Axis.RISK, "alert-" + finding);
            observations.add(Observation.first(key, said(RiskLevel.LOW, BEFORE)));
        }
        return device(0, observations);
    }

    private static DeviceFacts device(int number, List<Observation> observations) {
        return new DeviceFacts(
                new UUID(1, number),
                new DeviceId("laptop-" + number),
                Optional.of("Laptop " + number),
                Optional.of("windows"),
                Set.of(new UUID(2, number).toString()),
                0,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                false,
                Optional.empty(),
                observations,
                1);
    }

    private static Observation snapshot(String source, Level level, Instant at) {
        return Observation.first(ObservationKey.snapshot(source, level.axis()), said(level, at));
    }

    private static Assertion said(Level level, Instant at) {
        return new Assertion(
                Optional.of(level), false, at, Optional.empty(), Optional.empty(), Optional.empty(), Detail.NONE);
    }
}
