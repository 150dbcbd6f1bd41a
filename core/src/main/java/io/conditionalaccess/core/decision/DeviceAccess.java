// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.core.decision;

import io.conditionalaccess.core.device.Approval;
import io.conditionalaccess.core.device.DeviceFacts;
import io.conditionalaccess.core.policy.NonCompliantAnswer;
import io.conditionalaccess.core.policy.Policy;
import io.conditionalaccess.core.posture.Axis;
import io.conditionalaccess.core.posture.AxisPosture;
import io.conditionalaccess.core.posture.ComplianceStatus;
import io.conditionalaccess.core.posture.Contribution;
import io.conditionalaccess.core.posture.Level;
import io.conditionalaccess.core.posture.Posture;
import io.conditionalaccess.core.posture.RiskLevel;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/** What a device's own state deserves, whoever uses it. */
public final class DeviceAccess {
    private DeviceAccess() {}

    /** The whole order: quarantine, exemption, observations. */
    public static Decision of(DeviceFacts facts, Policy policy, Situation situation) {
        return byOperator(facts, policy, situation).orElseGet(() -> observations(facts, policy, situation));
    }

    /** The same at a moment to come, without taking the place of what is remembered of now. */
    static Decision ahead(DeviceFacts facts, Policy policy, Situation situation) {
        return byOperator(facts, policy, situation).orElseGet(() -> concluded(facts, policy, situation));
    }

    /** What an operator decided about it, quarantine before exemption. */
    private static Optional<Decision> byOperator(DeviceFacts facts, Policy policy, Situation situation) {
        return quarantine(facts, policy).or(() -> exemption(facts, situation.now()));
    }

    /** Quarantine weighs as much as the highest risk, and holds where the policy never revokes. */
    static Optional<Decision> quarantine(DeviceFacts facts, Policy policy) {
        return facts.quarantine()
                .map(q -> Decision.of(atRisk(RiskLevel.HIGH, policy).worse(Access.HOLD), Rule.QUARANTINED)
                        .about(Optional.of(facts)));
    }

    static Optional<Decision> exemption(DeviceFacts facts, Instant now) {
        return facts.exemptUntil()
                .filter(now::isBefore)
                .map(until -> Decision.of(Access.OK, Rule.EXEMPT_DEVICE).about(Optional.of(facts)));
    }

    /** What signals and missing approvals alone deserve, whatever an operator has decided. */
    public static Decision observations(DeviceFacts facts, Policy policy, Situation situation) {
        return Conclusion.of(facts, policy, situation);
    }

    /** The same, thought through. What it depends on changes at the {@link AccessForecast#moments} only. */
    static Decision concluded(DeviceFacts facts, Policy policy, Situation situation) {
        Instant now = situation.now();
        Posture posture = Posture.of(facts.observations(), now, policy.staleAfter());
        Decision risk = risk(posture.risk(), policy);
        Decision compliance = compliance(facts, posture.compliance(), policy, now);
        Decision worse = compliance.access().compareTo(risk.access()) > 0 ? compliance : risk;
        Decision settled = worse.wouldDeny() ? worse : notBad(facts, posture, policy, situation, compliance);
        return settled.about(Optional.of(facts));
    }

    /** Nothing bad is known; what is not known decides, then whether somebody still has to agree. */
    private static Decision notBad(
            DeviceFacts facts, Posture posture, Policy policy, Situation situation, Decision compliance) {
        Optional<Decision> unknown = unknown(posture, policy, situation);
        return missing(facts, policy)
                .or(() -> unknown.filter(Decision::wouldDeny))
                .or(() -> approval(facts, policy))
                // A running grace period has a date that people need to see, so it goes before what is tolerated.
                .or(() -> unknown.filter(tolerated -> compliance.rule() == Rule.HEALTHY))
                .orElse(compliance);
    }

    /** What a risk level alone deserves. */
    public static Access atRisk(RiskLevel level, Policy policy) {
        if (policy.revokeAt().filter(level::atLeast).isPresent()) {
            return Access.REVOKE;
        }
        return level.atLeast(policy.holdAt()) ? Access.HOLD : Access.OK;
    }

    private static Decision risk(AxisPosture posture, Policy policy) {
        return posture.worst()
                .flatMap(worst -> worst.standing()
                        .map(level -> atRisk((RiskLevel) level, policy))
                        .filter(access -> access != Access.OK)
                        .map(access -> Decision.of(access, Rule.RISK).because(worst)))
                .orElse(Decision.of(Access.OK, Rule.HEALTHY));
    }

    /** Of several sources the one whose grace ends first decides, so that a lenient one delays no other. */
    private static Decision compliance(DeviceFacts facts, AxisPosture posture, Policy policy, Instant now) {
        return posture.contributions().stream()
                .filter(c -> notCompliant(c) || graceRuns(c))
                .min(Comparator.comparing((Contribution c) -> graceEnds(facts, c, policy))
                        .thenComparing(c -> c.said().observedAt()))
                .map(first -> notCompliant(facts, first, policy, now))
                .orElse(Decision.of(Access.OK, Rule.HEALTHY));
    }

    static boolean notCompliant(Contribution contribution) {
        return contribution.standing().equals(Optional.of(ComplianceStatus.NOT_COMPLIANT));
    }

    private static Decision notCompliant(DeviceFacts facts, Contribution cause, Policy policy, Instant now) {
        Instant deadline = graceEnds(facts, cause, policy);
        if (now.isBefore(deadline)) {
            return Decision.of(Access.OK, Rule.IN_GRACE_PERIOD).because(cause).until(deadline);
        }
        Access access = switch (policy.nonCompliant()) {
            case ALLOW -> Access.OK;
            case HOLD -> Access.HOLD;
            case REVOKE -> Access.REVOKE;
        };
        return access == Access.OK
                ? Decision.of(Access.OK, Rule.HEALTHY)
                : Decision.of(access, Rule.NOT_COMPLIANT).because(cause);
    }

    /** Grace is counted from the first bad observation of this stretch, not from the newest. */
    static Instant graceEnds(DeviceFacts facts, Contribution bad, Policy policy) {
        Instant firstBad = facts.nonCompliantSince().orElse(bad.said().observedAt());
        Instant overdue = bad.said().graceUntil().orElse(firstBad);
        return (overdue.isAfter(firstBad) ? overdue : firstBad).plus(policy.gracePeriod());
    }

    /** A source that never reported cannot be relied on, whatever the policy makes of old reports. */
    private static Optional<Decision> missing(DeviceFacts facts, Policy policy) {
        return policy.requiredSources().stream()
                .filter(source -> facts.observations().stream()
                        .noneMatch(o -> o.key().source().equals(source)))
                .findAny()
                .map(source -> Decision.of(Access.HOLD, Rule.REQUIRED_SOURCE_MISSING));
    }

    private static Optional<Decision> approval(DeviceFacts facts, Policy policy) {
        return facts.approval()
                .filter(approval -> approval.reason() == Approval.Reason.FIRST_SEEN
                        || policy.restoreApproval().isPresent())
                .map(approval -> Decision.of(Access.HOLD, Rule.AWAITING_APPROVAL));
    }

    /** Of several that are not known the one that denies decides. */
    private static Optional<Decision> unknown(Posture posture, Policy policy, Situation situation) {
        return Stream.of(Axis.values())
                .flatMap(axis -> posture.on(axis).contributions().stream())
                .sorted(Comparator.comparing(c -> c.unknownSince().orElse(Instant.MAX)))
                .flatMap(contribution -> unknown(contribution, policy, situation).stream())
                .reduce((a, b) -> b.wouldDeny() && !a.wouldDeny() ? b : a);
    }

    /** Silence of the whole source has its own answer; a source that said "unknown" while it spoke was not silent. */
    private static Optional<Decision> unknown(Contribution contribution, Policy policy, Situation situation) {
        Optional<Instant> silentSince = situation.silentSince(contribution.key().source());
        boolean bad = contribution.standing().filter(Level::outlivesUnknown).isPresent();
        if (silentSince.isPresent() && !bad && !contribution.saidUnknown()) {
            return Optional.of(answered(
                    policy.sourceOutage().tolerates(silentSince.get(), situation.now()),
                    Rule.SOURCE_OUTAGE_TOLERATED,
                    Rule.SOURCE_OUTAGE,
                    contribution));
        }
        return contribution.isUnknown()
                ? Optional.of(answered(
                        policy.staleDevice()
                                .tolerates(contribution.unknownSince().orElse(Instant.MIN), situation.now()),
                        Rule.STALE_TOLERATED,
                        Rule.STALE,
                        contribution))
                : Optional.empty();
    }

    private static Decision answered(boolean tolerated, Rule ok, Rule denied, Contribution because) {
        return Decision.of(tolerated ? Access.OK : Access.HOLD, tolerated ? ok : denied)
                .because(because);
    }

    /** When a revocation for non-compliance falls due that no signal will announce; empty if none does. */
    public static Optional<Instant> revocationDue(DeviceFacts facts, Policy policy, Instant now) {
        if (policy.nonCompliant() != NonCompliantAnswer.REVOKE) {
            return Optional.empty();
        }
        return Posture.of(facts.observations(), now, policy.staleAfter()).compliance().contributions().stream()
                .filter(c -> notCompliant(c) || graceRuns(c))
                .map(c -> graceEnds(facts, c, policy))
                .min(Comparator.naturalOrder());
    }

    private static boolean graceRuns(Contribution contribution) {
        return contribution.standing().equals(Optional.of(ComplianceStatus.IN_GRACE))
                && contribution.said().graceUntil().isPresent();
    }
}
