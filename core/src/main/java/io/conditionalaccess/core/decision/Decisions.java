// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.core.decision;

import io.conditionalaccess.core.decision.Question.Evidence;
import io.conditionalaccess.core.device.DeviceFacts;
import io.conditionalaccess.core.policy.Answer;
import io.conditionalaccess.core.policy.MismatchAnswer;
import io.conditionalaccess.core.policy.Mode;
import io.conditionalaccess.core.policy.Policy;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The one decision function. Every enforcement point, the record of decisions and the explanations ask it, with the
 * same inputs. Order: exempt client, quarantine, break-glass, another device than bound, exempt device, epoch, unknown
 * device, observations.
 */
public final class Decisions {
    private Decisions() {}

    /** One look at the question; empty where it leaves the answer to those after it. */
    private interface Look {
        Optional<Decision> at(Policy policy, Question question, Optional<DeviceFacts> device);
    }

    private record Step(String name, Look look) {}

    /** In the order in which they count. The last two always answer between them. */
    private static final List<Step> STEPS = List.of(
            new Step("exempt-client", (policy, question, device) -> exemptClient(policy, question)),
            new Step(
                    "quarantine",
                    (policy, question, device) -> device.flatMap(facts -> DeviceAccess.quarantine(facts, policy))),
            new Step("break-glass", (policy, question, device) -> breakGlass(question)),
            new Step("device-mismatch", (policy, question, device) -> mismatch(policy, question)),
            new Step(
                    "exempt-device",
                    (policy, question, device) ->
                            device.flatMap(facts -> DeviceAccess.exemption(facts, question.now()))),
            new Step("session-revoked", (policy, question, device) -> revoked(question)),
            new Step("unbound-session", (policy, question, device) -> unbound(policy, question)),
            new Step("observations", Decisions::observations),
            new Step("unknown-device", (policy, question, device) -> Optional.of(unknown(policy, question))));

    public static Decision decide(Policy policy, Question question) {
        Optional<DeviceFacts> device = device(question);
        for (Step step : STEPS) {
            Optional<Decision> settled = step.look.at(policy, question, device);
            if (settled.isPresent()) {
                return finished(settled.get(), policy, question, device);
            }
        }
        throw new IllegalStateException("the last step always answers");
    }

    /** The same decision, with the steps that led to it. */
    public static Explanation explain(Policy policy, Question question) {
        Optional<DeviceFacts> device = device(question);
        List<Explanation.Step> asked = new ArrayList<>();
        for (Step step : STEPS) {
            Optional<Decision> settled = step.look.at(policy, question, device);
            asked.add(new Explanation.Step(step.name, settled.isPresent()));
            if (settled.isPresent()) {
                return new Explanation(finished(settled.get(), policy, question, device), asked);
            }
        }
        throw new IllegalStateException("the last step always answers");
    }

    private static Decision finished(Decision settled, Policy policy, Question question, Optional<DeviceFacts> device) {
        return settled.orAbout(device).enforced(enforced(policy, question.subject()));
    }

    private static boolean enforced(Policy policy, Subject subject) {
        return policy.mode() == Mode.ENFORCE && inPilot(policy, subject);
    }

    /** Whether this user may notice the policy at this client: it warns or enforces, and means them. */
    public static boolean concerns(Policy policy, Subject subject) {
        return policy.mode() != Mode.MONITOR && inPilot(policy, subject);
    }

    private static boolean inPilot(Policy policy, Subject subject) {
        boolean clientInPilot =
                policy.enforceClients().isEmpty() || policy.enforceClients().contains(subject.clientId());
        return clientInPilot && subject.inPilot();
    }

    private static Optional<Decision> exemptClient(Policy policy, Question question) {
        boolean exempt = policy.exemptClients().contains(question.subject().clientId());
        return exempt ? Optional.of(Decision.of(Access.OK, Rule.EXEMPT_CLIENT)) : Optional.empty();
    }

    private static Optional<Decision> breakGlass(Question question) {
        return question.subject().breakGlass()
                ? Optional.of(Decision.of(Access.OK, Rule.BREAK_GLASS))
                : Optional.empty();
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

    /**
     * A session bound to no device stays so: showing a device later does not bind it, but a bad one still counts.
     */
    private static Optional<Decision> observations(Policy policy, Question question, Optional<DeviceFacts> device) {
        boolean boundToNone = question.binding() instanceof Binding.Bound b && !b.toDevice();
        return device.map(facts -> DeviceAccess.observations(facts, policy, question.situation()))
                .filter(decision -> !boundToNone || decision.wouldDeny());
    }

    private static Decision unknown(Policy policy, Question question) {
        return question.binding() instanceof Binding.Unbound
                ? Decision.of(Access.OK, Rule.UNBOUND_SESSION_ALLOWED)
                : unknownDevice(policy, question);
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
