// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.registry.policy;

import io.conditionalaccess.core.decision.Situation;
import io.conditionalaccess.core.policy.Policy;
import io.conditionalaccess.registry.RealmState;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * The policy of a realm that takes part as it is in effect, with what the core needs not know.
 *
 * @param policy as configured; in monitor if the server option forces that, less while the brake is on
 * @param holdLogsOutApps whether applications are told when a hold begins
 * @param confirmEnforceWithin how long a switch to enforce lasts unconfirmed; zero: for ever
 * @param acknowledgedGaps enforcement points that are known not to work
 * @param state what is stored about the realm besides its configuration
 */
public record RealmPolicy(
        Policy policy,
        Recognition recognition,
        Brake brake,
        boolean holdLogsOutApps,
        Duration confirmEnforceWithin,
        Set<String> acknowledgedGaps,
        Optional<URI> supportUrl,
        Duration cacheTtl,
        Keeping keeping,
        RealmState state) {

    public RealmPolicy {
        acknowledgedGaps = Set.copyOf(acknowledgedGaps);
    }

    /** Sessions that began before are unbound, not unknown. */
    public Instant takesPartSince() {
        return state.takesPartSince();
    }

    public Situation situation(Instant now) {
        return new Situation(now, state.silentSources());
    }

    RealmPolicy with(Policy other) {
        return new RealmPolicy(
                other,
                recognition,
                brake,
                holdLogsOutApps,
                confirmEnforceWithin,
                acknowledgedGaps,
                supportUrl,
                cacheTtl,
                keeping,
                state);
    }

    /** What the brake leaves of it. */
    RealmPolicy braked() {
        return state.brakedSince().isPresent() ? with(policy.braked(brake.action())) : this;
    }
}
