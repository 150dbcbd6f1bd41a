// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.core.signal;

import io.conditionalaccess.core.Minutes;
import io.conditionalaccess.core.posture.Assertion;
import io.conditionalaccess.core.posture.Observation;
import io.conditionalaccess.core.posture.ObservationKey;
import io.conditionalaccess.core.posture.Posture;
import io.conditionalaccess.core.posture.RiskLevel;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BinaryOperator;

/** What a registry does with signals, in memory: one row per key, and superseded findings are dropped on arrival. */
final class Rows {
    private static final SourceRights RIGHTS = new SourceRights(RiskLevel.HIGH, true, false, Set.of());

    private final Map<ObservationKey, Observation> rows = new HashMap<>();
    private final BinaryOperator<Observation> merge;

    private Rows(BinaryOperator<Observation> merge) {
        this.merge = merge;
    }

    static Rows after(Collection<Sent> arrival) {
        return after(arrival, Observation::with);
    }

    /** With another way of merging, to see that a wrong one is found out. */
    static Rows after(Collection<Sent> arrival, BinaryOperator<Observation> merge) {
        Rows rows = new Rows(merge);
        arrival.forEach(rows::apply);
        return rows;
    }

    private void apply(Sent sent) {
        Signal signal = sent.signal();
        for (Claim claim : signal.claims()) {
            ObservationKey key = Assertions.key(signal, claim, sent.source());
            Assertion assertion = Assertions.of(signal, claim, RIGHTS);
            Optional<Observation> snapshot =
                    Optional.ofNullable(rows.get(ObservationKey.snapshot(key.source(), key.axis())));
            if (!Assertions.superseded(key, assertion, snapshot)) {
                rows.merge(key, Observation.first(key, assertion), merge);
            }
        }
    }

    /** As parked observations are adopted by the device they turn out to be about. */
    Rows adopting(Rows parked) {
        parked.rows.forEach((key, observation) -> rows.merge(key, observation, merge));
        return this;
    }

    Posture posture(long now, Optional<Long> staleAfter) {
        return Posture.of(rows.values(), Minutes.minute(now), staleAfter.map(Minutes::minutes));
    }

    List<Observation> of(String source) {
        return rows.values().stream()
                .filter(row -> row.key().source().equals(source))
                .toList();
    }
}
