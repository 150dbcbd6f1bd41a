// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.risk.metrics;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Metrics;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;

/**
 * Meters of the risk listener, in the registry that Keycloak exports. Tags are aliases of configured sources and words
 * of ours, never what a sender chose; sources of one alias in several realms share their meters.
 */
public final class RiskMetrics {
    private static final String SIGNALS = "conditional.access.signals";
    private static final String EFFECT = "conditional.access.signal.to.effect";

    private RiskMetrics() {}

    /** What took how long to follow from a signal. */
    public enum Effect {
        /** From receipt until committed and known to all nodes. */
        STATE,
        /** From then until a session was deleted. */
        SESSION,
        /** From then until an application accepted the logout token. */
        APPLICATION
    }

    /** One item of a source got its status. */
    public static void signal(String source, String status) {
        signals(source, status).increment();
    }

    /** Elements of a vendor's body that no rule of the mapping makes a signal of. */
    public static void ignored(String source, int count) {
        signals(source, "ignored").increment(count);
    }

    private static Counter signals(String source, String status) {
        return Counter.builder(SIGNALS)
                .description("Signals by source and what became of them")
                .tag("source", source)
                .tag("status", status)
                .register(Metrics.globalRegistry);
    }

    public static void effect(Effect effect, Duration took) {
        Timer.builder(EFFECT)
                .description("How long after a signal its effects followed")
                .tag("effect", effect.name().toLowerCase(java.util.Locale.ROOT))
                .serviceLevelObjectives(
                        Duration.ofMillis(50),
                        Duration.ofMillis(100),
                        Duration.ofMillis(250),
                        Duration.ofMillis(500),
                        Duration.ofSeconds(1),
                        Duration.ofSeconds(5),
                        Duration.ofSeconds(30),
                        Duration.ofMinutes(5))
                .register(Metrics.globalRegistry)
                .record(took.isNegative() ? Duration.ZERO : took);
    }
}
