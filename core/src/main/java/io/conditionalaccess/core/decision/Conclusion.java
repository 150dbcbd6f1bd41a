// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.core.decision;

import io.conditionalaccess.core.device.DeviceFacts;
import io.conditionalaccess.core.policy.Policy;
import io.conditionalaccess.core.posture.Observations;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * What a device's observations deserve, remembered with them until it may change: by another policy, by a source that
 * falls silent, or by itself when something expires. A new observation makes new facts, with nothing concluded yet.
 *
 * @param until the first moment at which it may be another; exclusive
 */
record Conclusion(Policy policy, Map<String, Instant> silentSources, Instant from, Instant until, Decision decision) {
    /** What lies further ahead need not be known now. */
    private static final Duration AT_MOST = Duration.ofHours(1);

    static Decision of(DeviceFacts facts, Policy policy, Situation situation) {
        Optional<Conclusion> last = remembered(facts).filter(c -> c.holds(policy, situation));
        return last.isPresent() ? last.get().decision : conclude(facts, policy, situation);
    }

    private static Decision conclude(DeviceFacts facts, Policy policy, Situation situation) {
        Decision decision = DeviceAccess.concluded(facts, policy, situation);
        Instant now = situation.now();
        Instant until = AccessForecast.moments(facts, policy, situation)
                .filter(now::isBefore)
                .filter(now.plus(AT_MOST)::isAfter)
                .min(Instant::compareTo)
                .orElse(now.plus(AT_MOST));
        if (facts.observations() instanceof Observations observations) {
            observations.conclude(new Conclusion(policy, situation.silentSources(), now, until, decision));
        }
        return decision;
    }

    private static Optional<Conclusion> remembered(DeviceFacts facts) {
        return facts.observations() instanceof Observations observations
                ? observations.conclusion(Conclusion.class)
                : Optional.empty();
    }

    /** The very policy: comparing all of its parts would take longer than to conclude again. */
    @SuppressWarnings("ReferenceEquality")
    private boolean holds(Policy asked, Situation situation) {
        Instant now = situation.now();
        return policy == asked
                && !now.isBefore(from)
                && now.isBefore(until)
                && silentSources.equals(situation.silentSources());
    }
}
