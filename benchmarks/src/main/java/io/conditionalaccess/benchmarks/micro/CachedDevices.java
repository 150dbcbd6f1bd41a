// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.benchmarks.micro;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.conditionalaccess.core.device.DeviceFacts;
import java.lang.management.ManagementFactory;
import java.util.UUID;

/** How much heap the facts about devices take in a cache like the server's: each read from rows of its own. */
public final class CachedDevices {
    private static final int DEVICES = 100_000;
    private static final long MEGABYTE = 1024 * 1024;

    private CachedDevices() {}

    public static void main(String[] args) {
        Cache<UUID, DeviceFacts> cache =
                Caffeine.newBuilder().maximumSize(DEVICES).build();
        long before = used();
        for (int device = 0; device < DEVICES; device++) {
            DeviceFacts facts = Reported.healthy(device);
            cache.put(facts.uuid(), facts);
        }
        long after = used();
        System.out.printf(
                "%d cached devices with two reports each: %d MB, %d bytes a device%n",
                cache.estimatedSize(), (after - before) / MEGABYTE, (after - before) / DEVICES);
    }

    /** After what is garbage is gone. */
    private static long used() {
        for (int i = 0; i < 3; i++) {
            System.gc();
        }
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }
}
