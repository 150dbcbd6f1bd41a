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
 * @param restoreApproval risk from which on an operator has to agree before access comes back; empty = never
 * @param staleAfter a good snapshot older than this counts as unknown
 * @param sourceOutage the answer where it is the whole source that fell silent, not the device
 * @param requiredSources a device of which one of these never reported anything is not acceptable
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
        Optional<RiskLevel> restoreApproval,
        UnknownAnswer unknownDevice,
        Answer unboundSession,
        Optional<Duration> staleAfter,
        StaleAnswer staleDevice,
        StaleAnswer sourceOutage,
        Set<String> requiredSources,
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
            Optional.empty(),
            UnknownAnswer.DENY,
            Answer.ALLOW,
            Optional.empty(),
            StaleAnswer.ALLOW,
            StaleAnswer.ALLOW,
            Set.of(),
            MismatchAnswer.DENY);

    public Policy {
        enforceClients = Set.copyOf(enforceClients);
        exemptClients = Set.copyOf(exemptClients);
        requiredSources = Set.copyOf(requiredSources);
        if (holdAt == RiskLevel.NONE) {
            throw new IllegalArgumentException("holdAt: expected low, medium or high, got 'none'");
        }
        if (revokeAt.filter(level -> !level.atLeast(holdAt)).isPresent()) {
            throw new IllegalArgumentException("revokeAt: expected never or a level not below holdAt (" + holdAt.wire()
                    + "), got '" + revokeAt.get().wire() + "'");
        }
        if (restoreApproval.filter(level -> level == RiskLevel.NONE).isPresent()) {
            throw new IllegalArgumentException("restoreApproval: expected never, low, medium or high, got 'none'");
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
        return with(Mode.MONITOR, revokeAt, nonCompliant);
    }

    /** What is left of it while the brake is on. */
    public Policy braked(BrakeAction action) {
        return switch (action) {
            case MONITOR -> monitored();
            case HOLD_ONLY ->
                with(
                        mode,
                        Optional.empty(),
                        nonCompliant == NonCompliantAnswer.REVOKE ? NonCompliantAnswer.HOLD : nonCompliant);
        };
    }

    private Policy with(Mode otherMode, Optional<RiskLevel> otherRevokeAt, NonCompliantAnswer otherNonCompliant) {
        return new Policy(
                otherMode,
                enforceRole,
                enforceClients,
                exemptClients,
                breakGlassRole,
                holdAt,
                otherRevokeAt,
                otherNonCompliant,
                gracePeriod,
                restoreApproval,
                unknownDevice,
                unboundSession,
                staleAfter,
                staleDevice,
                sourceOutage,
                requiredSources,
                deviceMismatch);
    }
}
