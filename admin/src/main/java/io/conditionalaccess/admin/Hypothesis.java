// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.admin;

import io.conditionalaccess.core.device.DeviceFacts;
import io.conditionalaccess.core.posture.Assertion;
import io.conditionalaccess.core.posture.Axis;
import io.conditionalaccess.core.posture.ComplianceStatus;
import io.conditionalaccess.core.posture.Detail;
import io.conditionalaccess.core.posture.Level;
import io.conditionalaccess.core.posture.Levels;
import io.conditionalaccess.core.posture.Observation;
import io.conditionalaccess.core.posture.ObservationKey;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One thing that a source might say. */
record Hypothesis(ObservationKey key, Assertion assertion) {
    private static final int MAX_LEVEL = 32;
    private static final String UNKNOWN = "unknown";

    /** An item of the field {@code findings}; said {@code at} unless it has a time of its own. Empty if it is wrong. */
    static Optional<Hypothesis> of(Fields item, Instant at) {
        String source = item.required("source", ObservationKey.MAX_FINDING_LENGTH);
        Optional<Axis> axis = ClearBody.axis(item.required("axis", MAX_LEVEL));
        String level = item.required("level", MAX_LEVEL);
        Optional<String> finding = item.text("finding", ObservationKey.MAX_FINDING_LENGTH);
        Optional<Instant> observedAt = item.time("observedAt");
        Optional<Instant> graceUntil = item.time("graceUntil");
        item.nothingElse();
        if (axis.isEmpty()) {
            item.refuse("axis", "expected risk or compliance");
            return Optional.empty();
        }
        Optional<Level> known = Levels.ofWire(axis.get(), level);
        if (known.isEmpty() && !level.equals(UNKNOWN)) {
            item.refuse("level", "expected a level of this axis or unknown");
        }
        boolean inGrace = known.filter(l -> l == ComplianceStatus.IN_GRACE).isPresent();
        if (inGrace != graceUntil.isPresent()) {
            item.refuse("graceUntil", "expected with in-grace, and with nothing else");
        }
        ObservationKey key = new ObservationKey(source, axis.get(), finding.orElse(ObservationKey.SNAPSHOT));
        Instant said = observedAt.orElse(at).truncatedTo(ChronoUnit.MICROS);
        return Optional.of(new Hypothesis(
                key, new Assertion(known, false, said, Optional.empty(), graceUntil, Optional.empty(), Detail.NONE)));
    }

    /** The device as it would be, had this been said: merged as every observation is. */
    DeviceFacts applied(DeviceFacts facts) {
        List<Observation> observations = new ArrayList<>(facts.observations());
        Observation next = observations.stream()
                .filter(o -> o.key().equals(key))
                .findFirst()
                .map(o -> o.with(assertion))
                .orElseGet(() -> Observation.first(key, assertion));
        observations.removeIf(o -> o.key().equals(key));
        observations.add(next);
        return new DeviceFacts(
                facts.uuid(),
                facts.id(),
                facts.name(),
                facts.platform(),
                facts.owners(),
                facts.epoch(),
                facts.quarantine(),
                facts.exemptUntil(),
                facts.approval(),
                facts.deleted(),
                facts.nonCompliantSince(),
                observations,
                facts.version());
    }
}
