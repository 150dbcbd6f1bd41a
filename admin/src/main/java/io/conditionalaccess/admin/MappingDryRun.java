// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.admin;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.conditionalaccess.registry.trial.DryRun;
import io.conditionalaccess.registry.trial.SignalTrialProvider;
import java.util.Optional;

/**
 * A body that somebody wants to try.
 *
 * @param mapping a name or JSON; that of the source if empty
 * @param source alias of the source that would send it
 * @param body as it would be sent
 */
record MappingDryRun(Optional<String> mapping, Optional<String> source, String body) {
    /** A mapping and a body, both as texts within JSON. */
    static final int MAX_REQUEST = 1024 * 1024;

    private static final int MAX_BODY = 256 * 1024;
    private static final int MAX_ALIAS = 64;

    /** @throws Problem 400 with every field that is wrong */
    static MappingDryRun of(ObjectNode request) {
        Fields fields = Fields.of(request);
        Optional<String> source = fields.text("source", MAX_ALIAS);
        Optional<JsonNode> mapping = fields.json("mapping");
        if (mapping.filter(m -> !m.isTextual() && !m.isObject()).isPresent()) {
            fields.refuse("mapping", "expected the name of a mapping, or a mapping");
        }
        Optional<String> body = fields.json("body").map(MappingDryRun::text);
        if (body.isEmpty()) {
            fields.refuse("body", "expected what the vendor sends, as JSON or as a text");
        } else if (body.get().getBytes(UTF_8).length > MAX_BODY) {
            fields.refuse("body", "expected at most " + MAX_BODY + " bytes");
        }
        fields.nothingElse();
        fields.requireNoErrors();
        return new MappingDryRun(mapping.map(MappingDryRun::text), source, body.orElse(""));
    }

    /** @throws Problem 400 naming what is wrong with the mapping, or the source that does not exist */
    DryRun answer(AdminRequest request) {
        SignalTrialProvider trials = request.session().getProvider(SignalTrialProvider.class);
        SignalTrialProvider.Outcome outcome = trials.tryOut(request.realm(), mapping, source, body.getBytes(UTF_8));
        if (outcome instanceof SignalTrialProvider.Outcome.Refused refused) {
            throw Problem.invalid(refused.flaws().stream()
                    .map(flaw -> new FieldError(flaw.pointer(), flaw.detail(), flaw.value()))
                    .toList());
        }
        return ((SignalTrialProvider.Outcome.Tried) outcome).run();
    }

    /** A text is taken as it is, so that also what is not quite JSON can be tried. */
    private static String text(JsonNode node) {
        return node.isTextual() ? node.textValue() : Json.write(node);
    }
}
