// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.registry.cache.packed;

import io.conditionalaccess.core.device.Approval;
import io.conditionalaccess.core.device.DeviceFacts;
import io.conditionalaccess.core.device.DeviceId;
import io.conditionalaccess.core.device.Quarantine;
import io.conditionalaccess.core.posture.Assertion;
import io.conditionalaccess.core.posture.Axis;
import io.conditionalaccess.core.posture.ComplianceStatus;
import io.conditionalaccess.core.posture.Detail;
import io.conditionalaccess.core.posture.Level;
import io.conditionalaccess.core.posture.Observation;
import io.conditionalaccess.core.posture.ObservationKey;
import io.conditionalaccess.core.posture.RiskLevel;
import io.conditionalaccess.core.posture.Stage;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Facts as they may come: everything present or not, texts of every kind, times from anywhere. */
final class RandomFacts {
    /** ASCII, Latin, beyond, a pair, half of one, a control character. */
    private static final List<String> LETTERS = List.of(
            "a", "Z", "0", "-", ":", " ", "\u00fc", "\u00ff", "\u0100", "\u65e5", "\ud83d\ude00", "\ud800", "\u0000");

    private final Random random;

    RandomFacts(Random random) {
        this.random = random;
    }

    DeviceFacts device() {
        return new DeviceFacts(
                uuid(),
                new DeviceId(("d" + text(20)).replaceAll("\\p{Cntrl}", "").strip()),
                maybe(() -> text(200)),
                maybe(() -> any(List.of("windows", "macos", text(10)))),
                owners(),
                number(),
                maybe(() -> new Quarantine(instant(), text(2_000))),
                maybe(this::instant),
                maybe(() -> new Approval(any(List.of(Approval.Reason.values())), instant())),
                random.nextBoolean(),
                maybe(this::instant),
                Stream.generate(this::observation)
                        .limit(random.nextInt(10) == 0 ? 100 : random.nextInt(4))
                        .toList(),
                random.nextBoolean() ? random.nextInt() : random.nextInt(9));
    }

    private Observation observation() {
        String source = any(List.of("edr", "mdm", "operator", text(10)));
        Axis axis = any(List.of(Axis.values()));
        ObservationKey key = random.nextBoolean()
                ? ObservationKey.snapshot(source, axis)
                : new ObservationKey(source, axis, text(ObservationKey.MAX_FINDING_LENGTH));
        Observation first = Observation.first(key, assertion(axis));
        return random.nextBoolean() ? first : first.with(assertion(axis));
    }

    private Assertion assertion(Axis axis) {
        List<Level> levels = axis == Axis.RISK ? List.of(RiskLevel.values()) : List.of(ComplianceStatus.values());
        return new Assertion(
                maybe(() -> any(levels)),
                random.nextInt(4) == 0,
                instant(),
                maybe(this::instant),
                maybe(this::instant),
                maybe(() -> any(List.of(Stage.values()))),
                random.nextBoolean() ? Detail.NONE : detail());
    }

    private Detail detail() {
        Map<String, String> texts = new HashMap<>();
        for (int i = random.nextInt(3); i > 0; i--) {
            texts.put(any(List.of("en", "de", "pt-BR")), text(500));
        }
        return new Detail(maybe(() -> text(20)), maybe(() -> text(500)), texts, maybe(() -> text(100)));
    }

    private Set<String> owners() {
        Set<String> owners = new HashSet<>();
        for (int i = random.nextInt(3); i > 0; i--) {
            String id = uuid().toString();
            owners.add(any(List.of(id, id.toUpperCase(Locale.ROOT), "f:" + id + ":" + text(10), text(36))));
        }
        return owners;
    }

    private UUID uuid() {
        return new UUID(random.nextLong(), random.nextLong());
    }

    private long number() {
        return random.nextBoolean() ? random.nextInt(5) : random.nextLong();
    }

    /** To the second, the microsecond or the nanosecond; of today, of long ago, of never. */
    private Instant instant() {
        long second = any(List.of(
                1_767_225_600L + random.nextInt(100_000_000),
                -(long) random.nextInt(),
                Instant.MIN.getEpochSecond(),
                Instant.MAX.getEpochSecond()));
        return Instant.ofEpochSecond(
                second, any(List.of(0, random.nextInt(1_000_000) * 1_000, random.nextInt(1_000_000_000), 999_999_999)));
    }

    private String text(int longest) {
        StringBuilder text = new StringBuilder();
        boolean plain = random.nextBoolean();
        for (int left = random.nextInt(longest + 1) / 2; left > 0; left--) {
            text.append(LETTERS.get(random.nextInt(plain ? 6 : LETTERS.size())));
        }
        return text.toString();
    }

    private <T> Optional<T> maybe(Supplier<T> value) {
        return random.nextBoolean() ? Optional.of(value.get()) : Optional.empty();
    }

    private <T> T any(List<? extends T> values) {
        return values.get(random.nextInt(values.size()));
    }
}
