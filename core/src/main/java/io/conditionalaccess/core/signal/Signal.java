// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.core.signal;

import io.conditionalaccess.core.device.Alias;
import io.conditionalaccess.core.device.DeviceId;
import io.conditionalaccess.core.posture.Detail;
import io.conditionalaccess.core.posture.Stage;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * One item that a source sent, read and normalised.
 *
 * @param id the sender's id, unique per source, 1 to 255 characters
 * @param contentHash of what was sent, hex; tells a duplicate from a reused id
 * @param deviceId the public id as written, kept for a device that has to be created
 * @param aliases every usable identifier of the device, the id among them; empty if all were junk
 * @param finding empty for the source's whole verdict
 * @param claims one or two, on different axes
 * @param observedAt in microseconds, not after receipt
 * @param user name of a user who owns the device
 */
public record Signal(
        String id,
        String contentHash,
        Optional<DeviceId> deviceId,
        List<Alias> aliases,
        Optional<String> finding,
        List<Claim> claims,
        Instant observedAt,
        Optional<Instant> expiresAt,
        Optional<Stage> stage,
        Optional<String> user,
        Detail detail,
        Set<Flag> flags) {

    public static final int MAX_ID_LENGTH = 255;

    public Signal {
        aliases = List.copyOf(aliases);
        claims = List.copyOf(claims);
        flags = Set.copyOf(flags);
    }
}
