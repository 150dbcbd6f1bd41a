// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.registry.metrics;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Metrics;
import io.micrometer.core.instrument.Tags;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** A state that lasts, as meters of one name: 1 while it does and 0 while it does not. */
public final class StateMeters {
    private final String name;
    private final String description;
    private final Map<Tags, Boolean> states = new ConcurrentHashMap<>();
    private final Map<Tags, Meter> meters = new ConcurrentHashMap<>();

    public StateMeters(String name, String description) {
        this.name = name;
        this.description = description;
    }

    /** @param now all there are; meters of others go. Tags are aliases and names of realms, never what a sender chose */
    public void show(Map<Tags, Boolean> now) {
        states.putAll(now);
        states.keySet().retainAll(now.keySet());
        now.keySet().forEach(tags -> meters.computeIfAbsent(tags, this::meter));
        meters.entrySet().removeIf(entry -> {
            boolean gone = !now.containsKey(entry.getKey());
            if (gone) {
                Metrics.globalRegistry.remove(entry.getValue());
            }
            return gone;
        });
    }

    private Meter meter(Tags tags) {
        return Gauge.builder(name, () -> states.getOrDefault(tags, false) ? 1 : 0)
                .description(description)
                .tags(tags)
                .strongReference(true)
                .register(Metrics.globalRegistry);
    }
}
