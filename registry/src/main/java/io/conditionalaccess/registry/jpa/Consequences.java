// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.registry.jpa;

import io.conditionalaccess.core.decision.Access;
import io.conditionalaccess.core.decision.DeviceAccess;
import io.conditionalaccess.core.device.Approval;
import io.conditionalaccess.core.policy.Mode;
import io.conditionalaccess.core.policy.Policy;
import io.conditionalaccess.core.posture.Assertion;
import io.conditionalaccess.core.posture.AxisPosture;
import io.conditionalaccess.core.posture.ComplianceStatus;
import io.conditionalaccess.core.posture.Posture;
import io.conditionalaccess.core.posture.RiskLevel;
import io.conditionalaccess.registry.policy.RealmPolicy;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What a change of a device's state entails, in the same transaction. */
final class Consequences {
    /** Grace starts anew only after this long a stretch of compliance. */
    private static final Duration GRACE_REARMS_AFTER = Duration.ofDays(1);

    private final Work work;
    private final LockedDevice locked;
    private boolean revoked;

    Consequences(Work work, LockedDevice locked) {
        this.work = work;
        this.locked = locked;
    }

    /**
     * To be called once after all changes to a device.
     *
     * @param applied what changed a level, stage, expiry or reason; the epoch rises if any of it reaches the level that
     *     revokes. An outdated, closed or superseded finding, a policy edit and a merge never do.
     */
    void settle(List<Assertion> applied) {
        followCompliance();
        askForApproval(applied);
        if (applied.stream().anyMatch(this::revokes)) {
            revokeUnlessBraked();
        }
        followAccess();
        locked.device().revocationDue(due().filter(work.now()::isBefore));
        new Notices(work, locked).follow(revoked);
        work.changed(locked.uuid());
    }

    /** While the brake is on nothing outlasts the signals: neither a revocation nor the need of an approval. */
    private void askForApproval(List<Assertion> applied) {
        boolean severe = enforcing()
                .flatMap(Policy::restoreApproval)
                .filter(from -> applied.stream()
                        .filter(assertion -> !assertion.closed())
                        .flatMap(assertion -> assertion.level().stream())
                        .anyMatch(level -> level instanceof RiskLevel risk && risk.atLeast(from)))
                .isPresent();
        boolean braked = work.policy()
                .filter(policy -> policy.state().brakedSince().isPresent())
                .isPresent();
        if (severe && !braked && locked.device().approval().isEmpty()) {
            locked.device().approval(Optional.of(new Approval(Approval.Reason.RESTORE, work.now())));
        }
    }

    /** A revocation counts anew for the brake, also of a device that was held before. */
    private void revokeUnlessBraked() {
        locked.device().badSince(Optional.of(work.now()));
        if (!work.brake().pulledBy(locked.uuid())) {
            raiseEpoch();
        }
    }

    /** Since when signals leave it no access, in every mode; what an operator or a silent source does is no loss. */
    private void followAccess() {
        DeviceEntity device = locked.device();
        boolean lost = !device.deleted()
                && work.policy()
                        .map(policy -> DeviceAccess.of(locked.facts(), policy.policy(), policy.situation(work.now())))
                        .filter(decision ->
                                decision.wouldDeny() && decision.rule().deniesBySignals())
                        .isPresent();
        if (!lost) {
            device.badSince(Optional.empty());
        } else if (device.badSince().isEmpty()) {
            device.badSince(Optional.of(work.now()));
            work.brake().pulledBy(locked.uuid());
        }
    }

    private boolean revokes(Assertion applied) {
        if (applied.closed()) {
            return false;
        }
        boolean risk = applied.level()
                .filter(RiskLevel.class::isInstance)
                .map(RiskLevel.class::cast)
                .filter(this::revokes)
                .isPresent();
        boolean notCompliant = applied.level()
                .filter(level -> level == ComplianceStatus.NOT_COMPLIANT || level == ComplianceStatus.IN_GRACE)
                .isPresent();
        boolean overdue =
                notCompliant && due().filter(at -> !at.isAfter(work.now())).isPresent();
        return risk || overdue;
    }

    private boolean revokes(RiskLevel level) {
        return enforcing()
                .filter(policy -> DeviceAccess.atRisk(level, policy) == Access.REVOKE)
                .isPresent();
    }

    /** As an applied risk of the highest level would. */
    void revokeForQuarantine() {
        if (revokes(RiskLevel.HIGH)) {
            raiseEpoch(); // an operator means it
        }
    }

    /** For what fell due without a signal. */
    void revokeIfDue() {
        if (due().filter(at -> !at.isAfter(work.now())).isPresent()) {
            revokeUnlessBraked();
        }
    }

    /**
     * After an edit of the policy, which revokes nothing: what falls due later is planned anew, the rest stays planned.
     *
     * @param reach whether it changed for whom the policy is enforced
     */
    void followPolicy(boolean reach) {
        followAccess();
        Optional<Instant> due = due();
        if (due.isEmpty() || work.now().isBefore(due.get())) {
            locked.device().revocationDue(due);
        }
        new Notices(work, locked).followPolicy(reach);
        if (reach) {
            new KeptSessions(work, locked).lookAgain();
        }
    }

    private void raiseEpoch() {
        revoked = true;
        locked.device().raiseEpoch(work.now());
        work.revoked(locked.uuid(), locked.device().epoch());
    }

    private Optional<Policy> enforcing() {
        return work.policy().map(RealmPolicy::policy).filter(policy -> policy.mode() == Mode.ENFORCE);
    }

    private Optional<Instant> due() {
        return enforcing().flatMap(policy -> DeviceAccess.revocationDue(locked.facts(), policy, work.now()));
    }

    private void followCompliance() {
        DeviceEntity device = locked.device();
        AxisPosture compliance =
                Posture.of(locked.observations(), work.now(), Optional.empty()).compliance();
        boolean bad = compliance.standing().equals(Optional.of(ComplianceStatus.NOT_COMPLIANT));
        Optional<Instant> since = device.nonCompliantSince();
        if (bad) {
            boolean rearmed = device.compliantSince()
                    .filter(good -> !good.plus(GRACE_REARMS_AFTER).isAfter(work.now()))
                    .isPresent();
            Instant firstBad = compliance.worst().orElseThrow().said().observedAt();
            device.compliance(since.isEmpty() || rearmed ? Optional.of(firstBad) : since, Optional.empty());
        } else if (since.isPresent() && device.compliantSince().isEmpty()) {
            device.compliance(since, Optional.of(work.now()));
        }
    }
}
