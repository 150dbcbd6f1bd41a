// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.core.device;

import java.util.Set;

/**
 * A device that proved who it is by a strong method, and that nobody registered.
 *
 * @param id that it will have
 * @param aliases every other strong identifier that the same evidence proves; signals may wait under them
 */
public record Newcomer(DeviceId id, Set<Alias> aliases) {
    public Newcomer {
        aliases = Set.copyOf(aliases);
    }
}
