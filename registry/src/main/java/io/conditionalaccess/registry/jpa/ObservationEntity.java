// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.registry.jpa;

import io.conditionalaccess.core.posture.Assertion;
import io.conditionalaccess.core.posture.Axis;
import io.conditionalaccess.core.posture.Level;
import io.conditionalaccess.core.posture.Levels;
import io.conditionalaccess.core.posture.Observation;
import io.conditionalaccess.core.posture.ObservationKey;
import io.conditionalaccess.core.posture.Stage;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What one source said about one finding, or about a whole axis, of a device or of a parked identifier. */
@Entity(name = "CaObservation")
@Table(name = "CA_OBSERVATION")
public class ObservationEntity {
    @Id
    @Column(name = "ID", length = 64)
    private String id = "";

    @Column(name = "REALM_ID", length = 36)
    private String realmId = "";

    @Column(name = "SUBJECT_ID", length = 64)
    private String subjectId = "";

    @Column(name = "SOURCE", length = 64)
    private String source = "";

    @Column(name = "AXIS", length = 16)
    private String axis = "";

    @Column(name = "FINDING")
    private String finding = "";

    @Column(name = "KNOWN_AT")
    private @Nullable Long knownAt;

    @Column(name = "KNOWN_LEVEL", length = 16)
    private @Nullable String knownLevel;

    @Column(name = "KNOWN_CLOSED")
    private boolean knownClosed;

    @Column(name = "KNOWN_EXPIRES_AT")
    private @Nullable Long knownExpiresAt;

    @Column(name = "KNOWN_GRACE_UNTIL")
    private @Nullable Long knownGraceUntil;

    @Column(name = "KNOWN_STAGE", length = 32)
    private @Nullable String knownStage;

    @Column(name = "KNOWN_DETAIL")
    private @Nullable String knownDetail;

    @Column(name = "UNKNOWN_AT")
    private @Nullable Long unknownAt;

    @Column(name = "UNKNOWN_EXPIRES_AT")
    private @Nullable Long unknownExpiresAt;

    @Column(name = "UNKNOWN_STAGE", length = 32)
    private @Nullable String unknownStage;

    @Column(name = "UNKNOWN_DETAIL")
    private @Nullable String unknownDetail;

    protected ObservationEntity() {}

    ObservationEntity(String realmId, String subjectId, Observation observation) {
        ObservationKey key = observation.key();
        this.id = idOf(subjectId, key);
        this.realmId = realmId;
        this.subjectId = subjectId;
        this.source = key.source();
        this.axis = key.axis().wire();
        this.finding = key.finding();
        store(observation);
    }

    static String idOf(String subjectId, ObservationKey key) {
        return Hash.of(subjectId, key.source(), key.axis().wire(), key.finding());
    }

    final void store(Observation observation) {
        Optional<Assertion> known = observation.known();
        knownAt = Micros.of(known.map(Assertion::observedAt));
        knownLevel = known.flatMap(Assertion::level).map(Level::wire).orElse(null);
        knownClosed = known.filter(Assertion::closed).isPresent();
        knownExpiresAt = Micros.of(known.flatMap(Assertion::expiresAt));
        knownGraceUntil = Micros.of(known.flatMap(Assertion::graceUntil));
        knownStage = known.flatMap(Assertion::stage).map(Stage::wire).orElse(null);
        knownDetail = known.map(Assertion::detail).map(DetailJson::write).orElse(null);
        Optional<Assertion> unknown = observation.unknown();
        unknownAt = Micros.of(unknown.map(Assertion::observedAt));
        unknownExpiresAt = Micros.of(unknown.flatMap(Assertion::expiresAt));
        unknownStage = unknown.flatMap(Assertion::stage).map(Stage::wire).orElse(null);
        unknownDetail = unknown.map(Assertion::detail).map(DetailJson::write).orElse(null);
    }

    Observation observation() {
        Axis onAxis = Axis.valueOf(axis.toUpperCase(Locale.ROOT));
        Optional<Assertion> known = Micros.optional(knownAt)
                .map(at -> new Assertion(
                        Optional.ofNullable(knownLevel).flatMap(level -> Levels.ofWire(onAxis, level)),
                        knownClosed,
                        at,
                        Micros.optional(knownExpiresAt),
                        Micros.optional(knownGraceUntil),
                        Optional.ofNullable(knownStage).flatMap(Stage::ofWire),
                        DetailJson.read(knownDetail)));
        Optional<Assertion> unknown = Micros.optional(unknownAt)
                .map(at -> new Assertion(
                        Optional.empty(),
                        false,
                        at,
                        Micros.optional(unknownExpiresAt),
                        Optional.empty(),
                        Optional.ofNullable(unknownStage).flatMap(Stage::ofWire),
                        DetailJson.read(unknownDetail)));
        return new Observation(new ObservationKey(source, onAxis, finding), known, unknown);
    }

    String subjectId() {
        return subjectId;
    }

    String source() {
        return source;
    }
}
