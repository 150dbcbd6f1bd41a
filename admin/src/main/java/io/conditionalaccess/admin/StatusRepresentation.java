// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.admin;

import io.conditionalaccess.registry.CacheStatistics;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Whether the extension does its work in this realm.
 *
 * @param mode in effect; absent where the realm takes no part
 * @param forcedMonitor whether a server option keeps every realm in monitor
 * @param confirmBy until when the switch to enforce has to be confirmed
 * @param revertTo the mode that comes back otherwise
 * @param breakGlass absent if the policy names no role
 * @param brakedSince since when the brake is on, because so many devices lost access at once; absent while it is off
 * @param cache of the node that answers, for all realms
 */
record StatusRepresentation(
        boolean takesPart,
        Optional<String> mode,
        boolean forcedMonitor,
        Optional<Instant> confirmBy,
        Optional<String> revertTo,
        Optional<BreakGlassRepresentation> breakGlass,
        Optional<Instant> brakedSince,
        List<EnforcementPointRepresentation> enforcementPoints,
        List<SourceRepresentation> sources,
        CacheStatistics cache) {}
