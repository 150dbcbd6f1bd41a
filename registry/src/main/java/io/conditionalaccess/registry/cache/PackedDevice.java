// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.registry.cache;

import io.conditionalaccess.core.device.DeviceFacts;
import java.time.Duration;
import java.util.Optional;

/**
 * A device's facts as few bytes and, while it is in use, also as they are. The entry holds both, so the facts at hand
 * are those of the entry that the cache holds, and go with it.
 */
final class PackedDevice implements Entry {
    private final byte[] bytes;
    private final Duration lifetime;
    private volatile Optional<DeviceFacts> atHand = Optional.empty();

    PackedDevice(byte[] bytes, Duration lifetime) {
        this.bytes = bytes;
        this.lifetime = lifetime;
    }

    byte[] bytes() {
        return bytes;
    }

    @Override
    public Duration lifetime() {
        return lifetime;
    }

    @Override
    public Optional<?> fact(DevicesInUse inUse) {
        Optional<DeviceFacts> facts = atHand;
        return facts.isPresent() ? facts : Optional.of(inUse.unpack(this));
    }

    boolean isAtHand() {
        return atHand.isPresent();
    }

    void layOut(DeviceFacts facts) {
        atHand = Optional.of(facts);
    }

    void putAway() {
        atHand = Optional.empty();
    }
}
