// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.core.signal;

import io.conditionalaccess.core.posture.Axis;
import io.conditionalaccess.core.posture.ComplianceStatus;
import io.conditionalaccess.core.posture.Level;
import io.conditionalaccess.core.posture.RiskLevel;
import io.conditionalaccess.core.posture.Stage;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/**
 * Random histories of one device. The domains are small on purpose: most signals meet another one of the same key, and
 * many of the same minute.
 */
final class Histories {
    /** No signal is later; every "now" of the tests is this or later. */
    static final int LAST_MINUTE = 10;

    private static final int LONGEST_TERM = 15;

    /** By then every expiry has passed and every grace is over. */
    static final int ALL_OVER = LAST_MINUTE + LONGEST_TERM;

    private static final int MOST_SIGNALS = 12;
    private static final List<String> SOURCES = List.of("edr", "mdm", "xdr");
    private static final List<String> FINDINGS = List.of("a", "b");
    private static final List<String> TEXTS = List.of("x", "y");

    private final Random random;

    Histories(long seed) {
        random = new Random(seed);
    }

    /** The signals of one device as they arrive: in any order, some of them several times. */
    List<Sent> nextArrival() {
        int sources = 1 + random.nextInt(SOURCES.size());
        int axes = 1 + random.nextInt(Axis.values().length);
        int minutes = 1 + random.nextInt(LAST_MINUTE);
        int length = 1 + random.nextInt(MOST_SIGNALS);
        List<Sent> arrival = new ArrayList<>();
        for (int i = 0; i < length; i++) {
            Sent sent = next(SOURCES.subList(0, sources), List.of(Axis.values()).subList(0, axes), minutes);
            do {
                arrival.add(sent);
            } while (chance(20));
        }
        Collections.shuffle(arrival, random);
        return arrival;
    }

    private Sent next(List<String> sources, List<Axis> axes, int minutes) {
        Axis axis = one(axes);
        long at = random.nextInt(minutes + 1);
        Optional<Level> level = sometimes(80, one(levels(axis)));
        boolean inGrace = level.filter(l -> l == ComplianceStatus.IN_GRACE).isPresent();
        return new Sent(
                one(sources),
                axis,
                sometimes(60, one(FINDINGS)),
                level,
                sometimes(40, one(List.of(Stage.values()))),
                at,
                sometimes(25, later(at)),
                sometimes(inGrace ? 80 : 0, later(at)),
                sometimes(15, one(TEXTS)));
    }

    private static List<? extends Level> levels(Axis axis) {
        return switch (axis) {
            case RISK -> List.of(RiskLevel.values());
            case COMPLIANCE -> List.of(ComplianceStatus.values());
        };
    }

    private long later(long at) {
        return at + 1 + random.nextInt(LONGEST_TERM);
    }

    private <T> T one(List<? extends T> all) {
        return all.get(random.nextInt(all.size()));
    }

    private <T> Optional<T> sometimes(int percent, T value) {
        return chance(percent) ? Optional.of(value) : Optional.empty();
    }

    private boolean chance(int percent) {
        return random.nextInt(100) < percent;
    }
}
