// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.admin;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.conditionalaccess.core.decision.Binding;
import io.conditionalaccess.core.decision.Decision;
import io.conditionalaccess.core.decision.Decisions;
import io.conditionalaccess.core.decision.Explanation;
import io.conditionalaccess.core.decision.Identity;
import io.conditionalaccess.core.decision.Question;
import io.conditionalaccess.core.decision.Question.Evidence;
import io.conditionalaccess.core.decision.Subject;
import io.conditionalaccess.core.device.DeviceFacts;
import io.conditionalaccess.core.device.DeviceId;
import io.conditionalaccess.registry.policy.RealmPolicy;
import io.conditionalaccess.registry.question.Subjects;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.keycloak.models.UserModel;

/** What would be decided about a login that nobody makes. */
final class WhatIf {
    private static final int MAX_NAME = 255;
    private static final int MAX_FINDINGS = 50;
    private static final String METHOD = "what-if";

    private final AdminRequest request;

    WhatIf(AdminRequest request) {
        this.request = request;
    }

    /**
     * @param denied whether the login would be refused
     * @param enforced whether the decision would be acted upon
     * @param deadline until when a grace period would still allow access
     * @param steps in the order in which they were asked; the last one settled it
     */
    record Answer(
            boolean denied,
            String access,
            String rule,
            boolean enforced,
            Optional<String> deviceId,
            Optional<DecisionRepresentation.CauseRepresentation> cause,
            Optional<Instant> deadline,
            Instant at,
            List<Step> steps) {

        static Answer of(Explanation explanation, Instant at) {
            Decision decision = explanation.decision();
            return new Answer(
                    decision.denies(),
                    decision.access().wire(),
                    decision.rule().wire(),
                    decision.enforced(),
                    decision.device().map(facts -> facts.id().value()),
                    decision.cause().map(cause -> DecisionRepresentation.CauseRepresentation.of(cause.key())),
                    decision.deadline(),
                    at,
                    explanation.steps().stream()
                            .map(step -> new Step(step.name(), step.applies()))
                            .toList());
        }
    }

    record Step(String step, boolean applies) {}

    Answer answer(ObjectNode body) {
        Fields fields = Fields.of(body);
        String user = fields.required("user", MAX_NAME);
        String client = fields.required("client", MAX_NAME);
        Optional<String> device = fields.text("device", DeviceId.MAX_LENGTH);
        Map<String, String> policyKeys = DraftPolicy.keys(fields);
        Instant at = fields.time("at").orElseGet(request::now);
        List<Hypothesis> findings = fields.objects("findings", MAX_FINDINGS).stream()
                .flatMap(item -> Hypothesis.of(item, at).stream())
                .toList();
        fields.nothingElse();
        Optional<UserModel> who =
                Optional.ofNullable(request.session().users().getUserByUsername(request.realm(), user));
        if (!user.isEmpty() && who.isEmpty()) {
            fields.refuse("user", "expected the name of a user of this realm");
        }
        if (!client.isEmpty() && request.realm().getClientByClientId(client) == null) {
            fields.refuse("client", "expected a client of this realm");
        }
        if (device.isEmpty() && !findings.isEmpty()) {
            fields.refuse("findings", "expected a device that they are about");
        }
        fields.requireNoErrors();
        RealmPolicy policy = DraftPolicy.of(request, policyKeys).policy();
        Identity identity =
                device.map(id -> shown(id, findings)).orElseGet(() -> new Identity.Unrecognised("no-certificate"));
        return Answer.of(explain(who.orElseThrow(), client, policy, identity, at), at);
    }

    private Identity shown(String id, List<Hypothesis> findings) {
        DeviceFacts facts = request.device(id).facts();
        for (Hypothesis finding : findings) {
            facts = finding.applied(facts);
        }
        return new Identity.Recognised(facts, METHOD);
    }

    private Explanation explain(UserModel user, String client, RealmPolicy policy, Identity identity, Instant at) {
        Binding binding = new Binding.New();
        Subject subject =
                new Subjects(request.session(), request.realm(), policy.policy()).of(user, client, binding, true);
        return Decisions.explain(
                policy.policy(), new Question(subject, binding, identity, Evidence.REQUIRED, policy.situation(at)));
    }
}
