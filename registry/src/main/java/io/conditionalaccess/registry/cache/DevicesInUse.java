// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.registry.cache;

import io.conditionalaccess.core.device.DeviceFacts;
import io.conditionalaccess.registry.cache.packed.DeviceBytes;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * Packs devices, and bounds how many are also unpacked: those that were loaded or unpacked last. Which facts are valid is
 * no matter of this class: nobody finds a device here, and it only puts away what the cache may still hold.
 */
final class DevicesInUse {
    static final int MOST = 512;

    private final DeviceBytes form = new DeviceBytes();
    private final AtomicReferenceArray<PackedDevice> places = new AtomicReferenceArray<>(MOST);
    private final AtomicInteger next = new AtomicInteger();

    PackedDevice pack(DeviceFacts facts, Duration lifetime) {
        PackedDevice device = new PackedDevice(form.pack(facts), lifetime);
        layOut(device, facts);
        return device;
    }

    DeviceFacts unpack(PackedDevice device) {
        DeviceFacts facts = form.unpack(device.bytes());
        layOut(device, facts);
        return facts;
    }

    /** In this order, so that whatever is at hand has a place, or is about to get one, and is put away with it. */
    private void layOut(PackedDevice device, DeviceFacts facts) {
        device.layOut(facts);
        @Nullable PackedDevice before = places.getAndSet(Math.floorMod(next.getAndIncrement(), MOST), device);
        if (before != null && before != device) {
            before.putAway();
        }
    }
}
