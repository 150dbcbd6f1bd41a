// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.registry.jpa;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Metrics;
import io.micrometer.core.instrument.TimeGauge;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/** What this node knows of when sources were last heard: by itself, and what others wrote down. One meter each. */
final class HeardSources {
    private static final String AGE = "conditional.access.source.last.signal.age";

    private final Clock clock;
    private final Map<Key, Instant> last = new ConcurrentHashMap<>();
    private final Map<Key, Meter> meters = new ConcurrentHashMap<>();
    /** Heard here and not written yet. */
    private final Map<Key, Instant> unwritten = new ConcurrentHashMap<>();

    HeardSources(Clock clock) {
        this.clock = clock;
    }

    record Key(String realmId, String source) {}

    void heard(Key key, Instant at) {
        unwritten.merge(key, at, HeardSources::later);
        last.computeIfPresent(key, (k, known) -> later(known, at));
    }

    Map<Key, Instant> unwritten() {
        return Map.copyOf(unwritten);
    }

    /** Unless it was heard again meanwhile. */
    void written(Key key, Instant at) {
        unwritten.remove(key, at);
    }

    /** What the table says: meters of sources that are gone go too. */
    void stored(Map<Key, Instant> rows, Map<Key, String> realmNames) {
        rows.forEach((key, at) -> {
            last.merge(key, at, HeardSources::later);
            Optional.ofNullable(realmNames.get(key))
                    .ifPresent(realm -> meters.computeIfAbsent(key, k -> meter(k, realm)));
        });
        Set<Key> present = rows.keySet();
        last.keySet().retainAll(present);
        meters.entrySet().removeIf(entry -> {
            boolean gone = !present.contains(entry.getKey());
            if (gone) {
                Metrics.globalRegistry.remove(entry.getValue());
            }
            return gone;
        });
    }

    /** Aliases and names of realms, never what a sender chose. */
    private Meter meter(Key key, String realm) {
        return TimeGauge.builder(AGE, () -> age(key), TimeUnit.MILLISECONDS)
                .description("Time since the source was last heard")
                .tag("source", key.source())
                .tag("realm", realm)
                .strongReference(true)
                .register(Metrics.globalRegistry);
    }

    private long age(Key key) {
        Instant now = clock.instant();
        return Duration.between(last.getOrDefault(key, now), now).toMillis();
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
