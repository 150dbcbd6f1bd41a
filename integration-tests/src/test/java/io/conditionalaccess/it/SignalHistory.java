// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.it;

import io.conditionalaccess.demo.DemoRealm;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * Seeded signals of two sources about some devices, in no order: findings and whole verdicts, on both axes. A third of
 * the devices is never worse than low, a third at most medium or not compliant, a third may get anything.
 */
final class SignalHistory {
    static final int DEVICES = 30;
    private static final int KINDS = 3;
    private static final Duration SPAN = Duration.ofHours(2);
    private static final List<String> RISKS = List.of("none", "low", "none", "low", "medium", "none", "low", "high");
    private static final List<Integer> RISKS_OF_KIND = List.of(4, 7, 8);

    private final Random random;
    private final Instant until;

    /** What one source says. */
    record Told(String source, Map<String, Object> signal) {}

    /** @param until when the newest was observed; before now, so that all are taken as they are */
    SignalHistory(long seed, Instant until) {
        this.random = new Random(seed);
        this.until = until;
    }

    static String device(int number) {
        return "device-" + number;
    }

    /** Whether nothing bad is ever said about it. */
    static boolean alwaysWell(int number) {
        return number % KINDS == 0;
    }

    List<Told> signals(int count) {
        List<Told> signals = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            signals.add(new Told(random.nextBoolean() ? DemoRealm.EDR : DemoRealm.MDM, signal("evt-" + i)));
        }
        return signals;
    }

    private Map<String, Object> signal(String id) {
        int device = random.nextInt(DEVICES);
        int kind = device % KINDS;
        Map<String, Object> signal = new LinkedHashMap<>();
        signal.put("id", id);
        signal.put("device", Map.of("id", device(device)));
        signal.put(
                "observed_at",
                until.minusMillis(random.nextInt((int) SPAN.toMillis())).toString());
        if (random.nextInt(4) > 0) {
            signal.put("risk", RISKS.get(random.nextInt(RISKS_OF_KIND.get(kind))));
            if (random.nextBoolean()) {
                signal.put("finding", "alert-" + random.nextInt(5));
                if (random.nextInt(4) == 0) {
                    signal.put("remediation", "remediated");
                }
            }
        } else {
            signal.put("compliance", kind > 0 && random.nextInt(4) == 0 ? "not-compliant" : "compliant");
        }
        return signal;
    }
}
