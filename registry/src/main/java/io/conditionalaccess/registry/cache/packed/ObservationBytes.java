// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.registry.cache.packed;

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
import java.util.Optional;
import java.util.stream.Stream;

/** One observation: a snapshot without detail takes three bytes and its time. */
final class ObservationBytes {
    private static final List<Stage> STAGES = List.of(Stage.values());

    /** Eight, with "none": three bits. */
    private static final List<Optional<Level>> LEVELS = Stream.concat(
                    Stream.of(Optional.<Level>empty()),
                    Stream.<Level[]>of(RiskLevel.values(), ComplianceStatus.values())
                            .flatMap(Stream::of)
                            .map(Optional::of))
            .toList();

    private static final int COMPLIANCE = 0;
    private static final int SNAPSHOT = 1;
    private static final int KNOWN = 2;
    private static final int UNKNOWN = 3;

    private static final int CLOSED = 0;
    private static final int EXPIRES = 1;
    private static final int GRACE = 2;
    private static final int STAGE = 3;
    private static final int DETAIL = 4;
    private static final int LEVEL = 5;

    private ObservationBytes() {}

    static void pack(Observation observation, BytesOut out) {
        ObservationKey key = observation.key();
        out.octet(Flags.of(
                        key.axis() == Axis.COMPLIANCE,
                        key.isSnapshot(),
                        observation.known().isPresent(),
                        observation.unknown().isPresent())
                .bits());
        out.word(key.source());
        if (!key.isSnapshot()) {
            out.text(key.finding());
        }
        observation.known().ifPresent(known -> pack(known, out));
        observation.unknown().ifPresent(unknown -> pack(unknown, out));
    }

    static Observation unpack(BytesIn in) {
        Flags flags = in.flags();
        String source = in.word();
        Axis axis = flags.at(COMPLIANCE) ? Axis.COMPLIANCE : Axis.RISK;
        ObservationKey key = flags.at(SNAPSHOT)
                ? ObservationKey.snapshot(source, axis)
                : new ObservationKey(source, axis, in.text());
        return new Observation(
                key, flags.optional(KNOWN, () -> assertion(in)), flags.optional(UNKNOWN, () -> assertion(in)));
    }

    private static void pack(Assertion assertion, BytesOut out) {
        Flags flags = Flags.of(
                assertion.closed(),
                assertion.expiresAt().isPresent(),
                assertion.graceUntil().isPresent(),
                assertion.stage().isPresent(),
                !assertion.detail().equals(Detail.NONE));
        out.octet((LEVELS.indexOf(assertion.level()) << LEVEL) | flags.bits());
        out.instant(assertion.observedAt());
        assertion.expiresAt().ifPresent(out::instant);
        assertion.graceUntil().ifPresent(out::instant);
        assertion.stage().ifPresent(stage -> out.octet(STAGES.indexOf(stage)));
        if (flags.at(DETAIL)) {
            DetailBytes.pack(assertion.detail(), out);
        }
    }

    private static Assertion assertion(BytesIn in) {
        Flags flags = in.flags();
        return new Assertion(
                LEVELS.get(flags.bits() >> LEVEL),
                flags.at(CLOSED),
                in.instant(),
                flags.optional(EXPIRES, in::instant),
                flags.optional(GRACE, in::instant),
                flags.optional(STAGE, () -> STAGES.get(in.octet())),
                flags.at(DETAIL) ? DetailBytes.unpack(in) : Detail.NONE);
    }
}
