// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.registry.jpa;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;

/**
 * What transactions of this node that count lost devices have to know of each other: which devices those under way are
 * about to add. Other nodes' are seen once they are committed, so several nodes may overshoot by what they have under
 * way.
 */
final class Losses {
    private static final int MAX_REALMS = 10_000;

    private final Map<String, Set<UUID>> underWay = new ConcurrentHashMap<>();
    /** How many devices realms have, which need not be exact. */
    private final Cache<String, Long> devices = Caffeine.newBuilder()
            .maximumSize(MAX_REALMS)
            .expireAfterWrite(Duration.ofMinutes(1))
            .build();

    void begin(String realm, UUID device) {
        underWay.compute(realm, (key, present) -> {
            Set<UUID> all = present == null ? ConcurrentHashMap.newKeySet() : present;
            all.add(device);
            return all;
        });
    }

    /** To be called after the commit or the rollback. */
    void end(String realm, Collection<UUID> counted) {
        underWay.computeIfPresent(realm, (key, all) -> {
            counted.forEach(all::remove);
            return all.isEmpty() ? null : all;
        });
    }

    Set<UUID> underWay(String realm) {
        return Set.copyOf(underWay.getOrDefault(realm, Set.of()));
    }

    long devices(String realm, LongSupplier count) {
        return devices.get(realm, key -> count.getAsLong());
    }
}
