// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.registry.cache.packed;

import static org.assertj.core.api.Assertions.assertThat;

import io.conditionalaccess.core.device.DeviceFacts;
import io.conditionalaccess.core.device.DeviceId;
import io.conditionalaccess.core.posture.Assertion;
import io.conditionalaccess.core.posture.ComplianceStatus;
import io.conditionalaccess.core.posture.Detail;
import io.conditionalaccess.core.posture.Level;
import io.conditionalaccess.core.posture.Observation;
import io.conditionalaccess.core.posture.ObservationKey;
import io.conditionalaccess.core.posture.Observations;
import io.conditionalaccess.core.posture.RiskLevel;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** A failure names the seed; {@code -Dfacts.seed} repeats the run, {@code -Dfacts.count} searches longer. */
class DeviceBytesTest {
    private static final long SEED = Long.getLong("facts.seed", 20261122L);
    private static final int COUNT = Integer.getInteger("facts.count", 5_000);
    private static final Instant AT = Instant.parse("2026-01-01T11:00:00.123456Z");

    private final DeviceBytes form = new DeviceBytes();

    private DeviceFacts there(DeviceFacts facts) {
        return form.unpack(form.pack(facts));
    }

    @Test
    void whatComesBackEqualsWhatWentIn() {
        RandomFacts random = new RandomFacts(new Random(SEED));
        for (int i = 0; i < COUNT; i++) {
            DeviceFacts facts = random.device();
            assertThat(there(facts)).as("number %d of -Dfacts.seed=%d", i, SEED).isEqualTo(facts);
        }
    }

    @Test
    void aDeviceOfWhichNothingIsKnownComesBack() {
        DeviceFacts bare = device("d", Optional.empty(), Set.of(), List.of());
        assertThat(there(bare)).isEqualTo(bare);
    }

    @Test
    void ownersWithIdsOfOtherKindsComeBack() {
        String uuid = "0a1b2c3d-0000-4000-8000-00000000000f";
        // The last two would be read as UUIDs, and written otherwise.
        Set<String> owners = Set.of(
                uuid,
                "f:" + uuid + ":jdoe",
                "0A1B2C3D-0000-4000-8000-00000000000E",
                "1-2-3-4-000000000000000000000000000e");
        assertThat(there(device("d", Optional.empty(), owners, List.of())).owners())
                .isEqualTo(owners);
    }

    @Test
    void longTextsComeBack() {
        String ascii = "x".repeat(100_000);
        String wide = "\u65e5".repeat(100_000);
        Detail detail = new Detail(Optional.of(ascii), Optional.of(wide), Map.of("en", wide), Optional.empty());
        Observation said = Observation.first(
                ObservationKey.snapshot("edr", RiskLevel.LOW.axis()), assertion(RiskLevel.LOW, AT, detail));
        DeviceFacts facts = device("d", Optional.of(ascii), Set.of(), List.of(said));
        assertThat(there(facts)).isEqualTo(facts);
    }

    @Test
    void manyFindingsOfManySourcesComeBackInTheirOrder() {
        List<Observation> findings = new ArrayList<>();
        for (int i = 0; i < 1_000; i++) {
            ObservationKey key = new ObservationKey("source-" + i % 300, RiskLevel.LOW.axis(), "alert-" + i);
            findings.add(Observation.first(key, assertion(RiskLevel.LOW, AT.plusNanos(i), Detail.NONE)));
        }
        DeviceFacts facts = device("d", Optional.empty(), Set.of(), findings);
        assertThat(there(facts).observations()).isEqualTo(findings);
    }

    @Test
    void timesBefore1970ComeBack() {
        for (Instant at : List.of(Instant.MIN, Instant.MAX, Instant.EPOCH, Instant.EPOCH.minusNanos(1))) {
            Observation said = Observation.first(
                    ObservationKey.snapshot("edr", RiskLevel.LOW.axis()), assertion(RiskLevel.LOW, at, Detail.NONE));
            assertThat(there(device("d", Optional.empty(), Set.of(), List.of(said)))
                            .observations())
                    .containsExactly(said);
        }
    }

    @Test
    void nothingIsConcludedYetFromWhatComesBack() {
        DeviceFacts facts = device("d", Optional.empty(), Set.of(), List.of());
        ((Observations) facts.observations()).conclude("something");
        assertThat(((Observations) there(facts).observations()).conclusion(String.class))
                .isEmpty();
    }

    @Test
    void aDeviceAsMostAreTakesLessThanAHundredBytes() {
        DeviceFacts facts = device(
                "laptop-12345",
                Optional.of("Laptop 12345"),
                Set.of(UUID.randomUUID().toString()),
                List.of(
                        snapshot("microsoft-defender", RiskLevel.NONE),
                        snapshot("intune", ComplianceStatus.COMPLIANT)));
        assertThat(form.pack(facts)).hasSizeLessThan(100);
    }

    private static Observation snapshot(String source, Level level) {
        return Observation.first(ObservationKey.snapshot(source, level.axis()), assertion(level, AT, Detail.NONE));
    }

    private static Assertion assertion(Level level, Instant at, Detail detail) {
        return new Assertion(
                Optional.of(level), false, at, Optional.empty(), Optional.empty(), Optional.empty(), detail);
    }

    private static DeviceFacts device(
            String id, Optional<String> name, Set<String> owners, List<Observation> observations) {
        return new DeviceFacts(
                UUID.randomUUID(),
                new DeviceId(id),
                name,
                Optional.of("windows"),
                owners,
                0,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                false,
                Optional.empty(),
                observations,
                1);
    }
}
