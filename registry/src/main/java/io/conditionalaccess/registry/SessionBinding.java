// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.registry;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * A session (online, offline, or both under one id) and the device it was bound to when its login completed.
 *
 * @param device empty if none was recognised
 * @param epoch of the device at that time; 0 without a device
 */
public record SessionBinding(
        String sessionId, Optional<UUID> device, String userId, String method, long epoch, Instant since) {}
