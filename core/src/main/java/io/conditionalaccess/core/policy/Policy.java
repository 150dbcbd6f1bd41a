// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.core.policy;

import io.conditionalaccess.core.posture.RiskLevel;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/**
 * What a realm wants to happen. Names and defaults are those of the {@code device-policy} component.
 *
 * @param enforceClients if not empty, only these client ids are enforced (pilot)
 * @param enforceRole if present, only users with this realm role are enforced (pilot)
 * @param revokeAt empty = never
 * @param staleAfter a good snapshot older than this counts as unknown
 */
public record Policy(
        Mode mode,
        Optional<String> enforceRole,
        Set<String> enforceClients,
        Set<String> exemptClients,
        Optional<String> breakGlassRole,
        RiskLevel holdAt,
        Optional<RiskLevel> revokeAt,
        NonCompliantAnswer nonCompliant,
        Duration gracePeriod,
        Answer unknownDevice,
        Answer unboundSession,
        Optional<Duration> staleAfter,
        StaleAnswer staleDevice,
        MismatchAnswer deviceMismatch) {

    public static final Policy DEFAULT = new Policy(
            Mode.MONITOR,
            Optional.empty(),
            Set.of(),
            Set.of(),
            Optional.empty(),
            RiskLevel.MEDIUM,
            Optional.of(RiskLevel.HIGH),
            NonCompliantAnswer.HOLD,
            Duration.ZERO,
            Answer.DENY,
            Answer.ALLOW,
            Optional.empty(),
            StaleAnswer.ALLOW,
            MismatchAnswer.DENY);

    public Policy {
        enforceClients = Set.copyOf(enforceClients);
        exemptClients = Set.copyOf(exemptClients);
        if (holdAt == RiskLevel.NONE) {
            throw new IllegalArgumentException("holdAt: expected low, medium or high, got 'none'");
        }
        if (revokeAt.filter(level -> !level.atLeast(holdAt)).isPresent()) {
            throw new IllegalArgumentException("revokeAt: expected never or a level not below holdAt (" + holdAt.wire()
                    + "), got '" + revokeAt.get().wire() + "'");
        }
        if (gracePeriod.isNegative()) {
            throw new IllegalArgumentException("gracePeriod: expected PT0S or more, got '" + gracePeriod + "'");
        }
        if (staleAfter.filter(limit -> limit.isNegative() || limit.isZero()).isPresent()) {
            throw new IllegalArgumentException("staleAfter: expected more than PT0S, got '" + staleAfter.get() + "'");
        }
    }

    /** The same in monitor: what the server option {@code monitor-only} makes of every realm. */
    public Policy monitored() {
        return new Policy(
                Mode.MONITOR,
                enforceRole,
                enforceClients,
                exemptClients,
                breakGlassRole,
                holdAt,
                revokeAt,
                nonCompliant,
                gracePeriod,
                unknownDevice,
                unboundSession,
                staleAfter,
                staleDevice,
                deviceMismatch);
    }
}
