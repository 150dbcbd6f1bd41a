// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.registry.cache;

import io.conditionalaccess.core.device.DeviceFacts;
import io.conditionalaccess.core.device.DeviceId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Devices to be cached. */
final class Devices {
    private Devices() {}

    /** Another one each time. */
    static DeviceFacts laptop() {
        return version(UUID.randomUUID(), 1);
    }

    static DeviceFacts version(UUID uuid, int version) {
        return new DeviceFacts(
                uuid,
                new DeviceId("laptop"),
                Optional.empty(),
                Optional.of("windows"),
                Set.of("alice"),
                0,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                false,
                Optional.empty(),
                List.of(),
                version);
    }
}
