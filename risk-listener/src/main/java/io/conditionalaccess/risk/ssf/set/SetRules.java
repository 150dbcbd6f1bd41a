// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.risk.ssf.set;

import java.time.Duration;
import java.util.Set;

/**
 * What a source's tokens have to be like.
 *
 * @param maxAge older ones are refused: what made them known may have been forgotten by then
 */
public record SetRules(String issuer, String audience, Set<SetAlgorithm> algorithms, Duration maxAge) {
    /** How far a transmitter's clock may be ahead. */
    public static final Duration SKEW = Duration.ofMinutes(5);

    public SetRules {
        algorithms = Set.copyOf(algorithms);
    }
}
