// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.registry;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * What is stored about a realm that takes part, besides its configuration.
 *
 * @param takesPartSince sessions that began before are unbound
 * @param brakedSince since when so many devices went bad at once that the brake is on; empty while it is off
 * @param silentSources sources that report regularly and have stopped, with the time of their last signal
 */
public record RealmState(Instant takesPartSince, Optional<Instant> brakedSince, Map<String, Instant> silentSources) {

    public RealmState {
        silentSources = Map.copyOf(silentSources);
    }
}
