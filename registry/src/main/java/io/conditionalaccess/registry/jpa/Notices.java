// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.registry.jpa;

import io.conditionalaccess.core.decision.Access;
import io.conditionalaccess.core.decision.AccessForecast;
import io.conditionalaccess.core.decision.Decision;
import io.conditionalaccess.core.decision.DeviceAccess;
import io.conditionalaccess.core.decision.Rule;
import io.conditionalaccess.core.decision.Situation;
import io.conditionalaccess.core.policy.Mode;
import io.conditionalaccess.core.policy.Policy;
import io.conditionalaccess.registry.PendingHold;
import io.conditionalaccess.registry.alert.Alert;
import io.conditionalaccess.registry.alert.Kind;
import io.conditionalaccess.registry.policy.RealmPolicy;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Compares what applications and people were last told about a device's access with what is so now, and writes down when
 * that changes by itself. Only in enforce: nowhere else does anybody lose anything.
 */
final class Notices {
    private final Work work;
    private final LockedDevice locked;
    private final DeviceEntity device;

    Notices(Work work, LockedDevice locked) {
        this.work = work;
        this.locked = locked;
        this.device = locked.device();
    }

    /** @param revoked whether this transaction ended the device's sessions */
    void follow(boolean revoked) {
        Optional<RealmPolicy> enforcing =
                work.policy().filter(policy -> policy.policy().mode() == Mode.ENFORCE && !device.deleted());
        Optional<Decision> decision = enforcing.map(policy -> decision(policy.policy(), situation(policy)));
        Notice now = decision.map(d -> notice(d, revoked)).orElse(Notice.ACCESS);
        Optional<Instant> changes =
                enforcing.flatMap(policy -> AccessForecast.next(locked.facts(), policy.policy(), situation(policy)));
        device.accessDue(Stream.concat(changes.stream(), announce(now, decision).stream())
                .min(Instant::compareTo));
    }

    /**
     * As {@link #follow}. Applications of a device that lost its access before did not hear of it if they were out of the
     * policy's reach; who has to be told is decided session by session, so those that are still out of it are not.
     *
     * @param reach whether the edit changed for whom the policy is enforced
     */
    void followPolicy(boolean reach) {
        boolean heldBefore = device.noted() != Notice.ACCESS;
        follow(false);
        if (reach && heldBefore && device.noted() != Notice.ACCESS) {
            beginHold();
        }
    }

    /** Returns when it has to be tried again, if there were too many announcements of late. */
    private Optional<Instant> announce(Notice now, Optional<Decision> decision) {
        Notice before = device.noted();
        if (now == before) {
            return Optional.empty();
        }
        if (now.compareTo(before) > 0) {
            Optional<Instant> wait = device.damping().waitsUntil(work.now());
            if (wait.isPresent()) {
                return wait;
            }
            device.damping(device.damping().with(work.now()));
        }
        device.noted(now);
        if (before == Notice.ACCESS) {
            beginHold();
        }
        kind(before, now).ifPresent(kind -> work.alert(alert(kind, decision)));
        return Optional.empty();
    }

    private void beginHold() {
        device.holdPending(work.now());
        work.holdBegan(new PendingHold(work.realmId(), locked.uuid(), work.now()));
    }

    /**
     * Access that is revoked although no session was ended (the brake was being pulled, or was released since) is told
     * as what it is: held.
     */
    private Notice notice(Decision decision, boolean revoked) {
        if (decision.access() == Access.OK) {
            return Notice.ACCESS;
        }
        if (decision.access() == Access.REVOKE && (revoked || device.noted() == Notice.REVOKED)) {
            return Notice.REVOKED;
        }
        return switch (decision.rule()) {
            case AWAITING_APPROVAL -> Notice.AWAITING;
            case SOURCE_OUTAGE -> Notice.OUTAGE;
            default -> Notice.HELD;
        };
    }

    private static Optional<Kind> kind(Notice before, Notice now) {
        return switch (now) {
            case ACCESS -> before == Notice.OUTAGE ? Optional.empty() : Optional.of(Kind.DEVICE_RESTORED);
            case AWAITING -> Optional.of(Kind.APPROVAL_NEEDED);
            case OUTAGE -> Optional.empty();
            case HELD -> before == Notice.REVOKED ? Optional.empty() : Optional.of(Kind.DEVICE_HELD);
            case REVOKED -> Optional.of(Kind.DEVICE_REVOKED);
        };
    }

    private Alert alert(Kind kind, Optional<Decision> decision) {
        Map<String, String> details = new HashMap<>();
        decision.map(Decision::rule)
                .filter(rule -> rule != Rule.HEALTHY)
                .ifPresent(rule -> details.put("rule", rule.wire()));
        decision.flatMap(Decision::cause).map(cause -> cause.key()).ifPresent(key -> {
            details.put("source", key.source());
            if (!key.isSnapshot()) {
                details.put("finding", key.finding());
            }
        });
        device.approval()
                .filter(approval -> kind == Kind.APPROVAL_NEEDED)
                .ifPresent(approval -> details.put("approval", approval.reason().wire()));
        return new Alert(kind, work.realmId(), Optional.of(device.publicId().value()), Optional.empty(), details);
    }

    private Decision decision(Policy policy, Situation situation) {
        return DeviceAccess.of(locked.facts(), policy, situation);
    }

    private Situation situation(RealmPolicy policy) {
        return policy.situation(work.now());
    }
}
