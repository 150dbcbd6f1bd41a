// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.registry.jpa;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.function.LongSupplier;

/** How many devices realms have, which the brake need not know exactly. */
final class DeviceCounts {
    private static final int MAX_REALMS = 10_000;

    private final Cache<String, Long> devices = Caffeine.newBuilder()
            .maximumSize(MAX_REALMS)
            .expireAfterWrite(Duration.ofMinutes(1))
            .build();

    long of(String realm, LongSupplier count) {
        return devices.get(realm, key -> count.getAsLong());
    }
}
