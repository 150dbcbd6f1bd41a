// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.core.decision;

import io.conditionalaccess.core.decision.Question.Evidence;
import io.conditionalaccess.core.device.DeviceFacts;
import io.conditionalaccess.core.policy.Answer;
import io.conditionalaccess.core.policy.MismatchAnswer;
import io.conditionalaccess.core.policy.Mode;
import io.conditionalaccess.core.policy.Policy;
import java.util.Comparator;
import java.util.Optional;

/**
 * The one decision function. Every enforcement point, the record of decisions and the explanations ask it, with the
 * same inputs. Order: exempt client, quarantine, break-glass, another device than bound, exempt device, epoch, unknown
 * device, observations.
 */
public final class Decisions {
    private Decisions() {}

    public static Decision decide(Policy policy, Question question) {
        return answer(policy, question).enforced(enforced(policy, question.subject()));
    }

    private static boolean enforced(Policy policy, Subject subject) {
        return policy.mode() == Mode.ENFORCE && inPilot(policy, subject);
    }

    /** Whether {@code enforce} is meant for this user and this client. */
    static boolean inPilot(Policy policy, Subject subject) {
        boolean clientInPilot =
                policy.enforceClients().isEmpty() || policy.enforceClients().contains(subject.clientId());
        return clientInPilot && subject.inPilot();
    }

    private static Decision answer(Policy policy, Question question) {
        Optional<DeviceFacts> device = device(question);
        if (policy.exemptClients().contains(question.subject().clientId())) {
            return Decision.of(Access.OK, Rule.EXEMPT_CLIENT).about(device);
        }
        Optional<Decision> quarantine = device.flatMap(facts -> DeviceAccess.quarantine(facts, policy));
        if (quarantine.isPresent()) {
            return quarantine.get();
        }
        if (question.subject().breakGlass()) {
            return Decision.of(Access.OK, Rule.BREAK_GLASS).about(device);
        }
        return mismatch(policy, question)
                .or(() -> device.flatMap(facts -> DeviceAccess.exemption(facts, question.now())))
                .or(() -> revoked(question))
                .or(() -> unbound(policy, question))
                .map(decision -> decision.about(device))
                .orElseGet(() -> byDevice(policy, question, device));
    }

    /** The device that answers: the bound one, else the one that the request shows. Deleted ones are nobody's. */
    private static Optional<DeviceFacts> device(Question question) {
        Optional<DeviceFacts> bound = question.binding() instanceof Binding.Bound b ? b.device() : Optional.empty();
        return bound.or(() -> shown(question)).filter(facts -> !facts.deleted());
    }

    private static Optional<DeviceFacts> shown(Question question) {
        return question.identity() instanceof Identity.Recognised r ? Optional.of(r.device()) : Optional.empty();
    }

    private static Optional<Decision> mismatch(Policy policy, Question question) {
        if (question.identity() instanceof Identity.Conflict) {
            return Optional.of(Decision.of(Access.HOLD, Rule.IDENTITY_CONFLICT));
        }
        if (!(question.binding() instanceof Binding.Bound bound)
                || bound.device().isEmpty()) {
            return Optional.empty();
        }
        boolean another = shown(question)
                .filter(facts -> !facts.uuid().equals(bound.device().get().uuid()))
                .isPresent();
        boolean none = bound.proven()
                && question.evidence() == Evidence.REQUIRED
                && question.identity() instanceof Identity.Unrecognised;
        if (!another && !none) {
            return Optional.empty();
        }
        Access access = policy.deviceMismatch() == MismatchAnswer.END_SESSION ? Access.REVOKE : Access.HOLD;
        return Optional.of(Decision.of(access, Rule.DEVICE_MISMATCH));
    }

    private static Optional<Decision> revoked(Question question) {
        boolean dead = question.binding() instanceof Binding.Bound bound
                && bound.device().filter(facts -> bound.epoch() < facts.epoch()).isPresent();
        return dead ? Optional.of(Decision.of(Access.REVOKE, Rule.SESSION_REVOKED)) : Optional.empty();
    }

    private static Optional<Decision> unbound(Policy policy, Question question) {
        boolean denied = question.binding() instanceof Binding.Unbound && policy.unboundSession() == Answer.DENY;
        return denied ? Optional.of(Decision.of(Access.HOLD, Rule.UNBOUND_SESSION)) : Optional.empty();
    }

    private static Decision byDevice(Policy policy, Question question, Optional<DeviceFacts> device) {
        Optional<Decision> ofDevice =
                device.map(facts -> DeviceAccess.observations(facts, policy, question.situation()));
        if (question.binding() instanceof Binding.Unbound) {
            return ofDevice.orElse(Decision.of(Access.OK, Rule.UNBOUND_SESSION_ALLOWED));
        }
        // A session bound to no device stays so: showing a device later does not bind it, but a bad one still counts.
        boolean boundToNone = question.binding() instanceof Binding.Bound b && !b.toDevice();
        return ofDevice.filter(decision -> !boundToNone || decision.wouldDeny())
                .orElseGet(() -> unknownDevice(policy, question).orAbout(device));
    }

    private static Decision unknownDevice(Policy policy, Question question) {
        return switch (policy.unknownDevice()) {
            case DENY -> Decision.of(Access.HOLD, Rule.UNKNOWN_DEVICE);
            case ALLOW -> Decision.of(Access.OK, Rule.UNKNOWN_DEVICE_ALLOWED);
            case WORST_OF_USER -> worstOfUser(policy, question);
        };
    }

    /** Held, never revoked: a session that belongs to no device cannot be ended for one. */
    private static Decision worstOfUser(Policy policy, Question question) {
        return question.subject().devices().stream()
                .filter(facts -> !facts.deleted())
                .map(facts -> DeviceAccess.of(facts, policy, question.situation()))
                .max(Comparator.comparing(Decision::access))
                .map(worst -> worst.wouldDeny()
                        ? Decision.of(Access.HOLD, Rule.WORST_OF_USER)
                                .about(worst.device())
                                .explainedBy(worst.cause())
                        : Decision.of(Access.OK, Rule.UNKNOWN_DEVICE_ALLOWED))
                .orElse(Decision.of(Access.HOLD, Rule.UNKNOWN_DEVICE));
    }
}
