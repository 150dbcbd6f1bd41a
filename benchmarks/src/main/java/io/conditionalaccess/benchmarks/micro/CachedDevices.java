// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.benchmarks.micro;

import java.lang.management.ManagementFactory;

/** How much heap the facts about devices take in a server's cache, with their keys and all that the cache keeps itself. */
public final class CachedDevices {
    private static final long MEGABYTE = 1024 * 1024;

    private CachedDevices() {}

    public static void main(String[] args) {
        long before = used();
        Devices devices = new Devices(Devices.MOST);
        for (int device = 0; device < Devices.MOST; device++) {
            Refresh.from(devices.facts(device)); // what is concluded stays with the device for a while
        }
        long after = used();
        System.out.printf(
                "%d cached devices with two reports each: %.1f MB, %d bytes a device%n",
                devices.size(), (after - before) / (double) MEGABYTE, (after - before) / Devices.MOST);
    }

    /** After what is garbage is gone. */
    private static long used() {
        for (int i = 0; i < 3; i++) {
            System.gc();
        }
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }
}
