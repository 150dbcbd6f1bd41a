// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.benchmarks.micro;

import com.github.benmanes.caffeine.cache.Ticker;
import io.conditionalaccess.core.device.DeviceFacts;
import io.conditionalaccess.registry.cache.FactKey;
import io.conditionalaccess.registry.cache.FactsCache;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;

/** A server's cache, as large as it comes, filled with healthy devices of one realm. */
final class Devices {
    static final int MOST = 100_000;
    private static final int UNKNOWN = 10_000;
    private static final Duration LIFETIME = Duration.ofHours(1);

    private final FactsCache cache = new FactsCache(MOST, UNKNOWN, Ticker.systemTicker());

    Devices(int devices) {
        for (int device = 0; device < devices; device++) {
            facts(device);
        }
    }

    DeviceFacts facts(int device) {
        return cache.get(
                        FactKey.device("0c6d2c39-8f5e-4b0e-9a43-0b8fd1c1b0aa", new UUID(1, device)),
                        DeviceFacts.class,
                        () -> LIFETIME,
                        () -> Optional.of(Reported.healthy(device)))
                .orElseThrow();
    }

    long size() {
        return cache.statistics().size();
    }
}
