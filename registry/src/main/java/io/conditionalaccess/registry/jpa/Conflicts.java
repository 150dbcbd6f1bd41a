// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.registry.jpa;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.conditionalaccess.registry.alert.Alert;
import io.conditionalaccess.registry.alert.Kind;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Identifiers of one machine that name different devices: somebody has to look, but a source that repeats itself every
 * few minutes must not say so each time. Remembered by this node for a day.
 */
final class Conflicts {
    private static final int MAX_KEPT = 10_000;
    private static final int MOST_NAMED = 5;

    private static final Cache<Key, Boolean> TOLD = Caffeine.newBuilder()
            .maximumSize(MAX_KEPT)
            .expireAfterWrite(Duration.ofDays(1))
            .build();

    private record Key(String realm, String source, List<UUID> devices) {}

    private Conflicts() {}

    static void found(Work work, String source, Collection<LockedDevice> devices) {
        Key key = new Key(
                work.realmId(),
                source,
                devices.stream().map(LockedDevice::uuid).sorted().toList());
        if (TOLD.asMap().putIfAbsent(key, true) == null) {
            String names = devices.stream()
                    .limit(MOST_NAMED)
                    .map(device -> device.device().publicId().value())
                    .sorted()
                    .collect(Collectors.joining(","));
            work.alert(new Alert(
                    Kind.IDENTITY_CONFLICT,
                    work.realmId(),
                    Optional.empty(),
                    Optional.empty(),
                    Map.of("source", source, "devices", names)));
        }
    }
}
