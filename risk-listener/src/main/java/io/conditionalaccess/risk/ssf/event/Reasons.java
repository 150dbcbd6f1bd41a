// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.risk.ssf.event;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.Optional;

/** Reads {@code reason_admin} and {@code reason_user} (CAEP 1.0, section 2): texts by language, or just a text. */
final class Reasons {
    private static final String DEFAULT_LANGUAGE = "en";

    private Reasons() {}

    static Optional<ObjectNode> read(ObjectNode details) {
        ObjectNode reason = JsonNodeFactory.instance.objectNode();
        EventMapping.text(details, "risk_reason").ifPresent(code -> reason.put("code", code));
        ObjectNode admin = texts(details.path("reason_admin"));
        Optional.ofNullable(admin.get(DEFAULT_LANGUAGE))
                .or(() -> admin.properties().stream().map(Map.Entry::getValue).findFirst())
                .ifPresent(text -> reason.set("admin", text));
        ObjectNode user = texts(details.path("reason_user"));
        if (!user.isEmpty()) {
            reason.set("user", user);
        }
        return reason.isEmpty() ? Optional.empty() : Optional.of(reason);
    }

    private static ObjectNode texts(JsonNode node) {
        ObjectNode texts = JsonNodeFactory.instance.objectNode();
        if (node.isTextual()) {
            texts.set(DEFAULT_LANGUAGE, node);
        }
        if (node.isObject()) {
            node.properties().stream()
                    .filter(text -> text.getValue().isTextual())
                    .forEach(text -> texts.set(text.getKey(), text.getValue()));
        }
        return texts;
    }
}
