// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.risk.reading;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The members of one JSON object; what is wrong is added to the item's errors. A member that is null is absent. */
final class Fields {
    /** Members of a sender's own, which are ignored. Any other unknown one is refused: it may be a misspelt one. */
    static final String EXTENSION = "x-";

    private final ObjectNode object;
    private final String pointer;
    private final List<FieldError> errors;

    Fields(ObjectNode object, String pointer, List<FieldError> errors) {
        this.object = object;
        this.pointer = pointer;
        this.errors = errors;
    }

    void only(Set<String> known) {
        object.fieldNames().forEachRemaining(name -> {
            if (!known.contains(name) && !name.startsWith(EXTENSION)) {
                error(
                        name,
                        "unknown member, known are "
                                + String.join(", ", known.stream().sorted().toList())
                                + " and a sender's own that begin with " + EXTENSION);
            }
        });
    }

    Optional<String> text(String name) {
        Optional<JsonNode> node = node(name);
        node.filter(n -> !n.isTextual()).ifPresent(n -> error(name, "expected a string", n.toString()));
        return node.filter(JsonNode::isTextual).map(JsonNode::textValue);
    }

    /** A string that is compared later: not empty, not too long, nothing odd in it. */
    Optional<String> name(String name, int max) {
        Optional<String> text = text(name);
        Optional<String> flaw = text.flatMap(value -> Text.flawOfName(value, max));
        flaw.ifPresent(detail -> error(name, detail, text.orElse("")));
        return flaw.isPresent() ? Optional.empty() : text;
    }

    Optional<Fields> object(String name) {
        Optional<JsonNode> node = node(name);
        node.filter(n -> !n.isObject()).ifPresent(n -> error(name, "expected an object", n.toString()));
        return node.filter(JsonNode::isObject).map(n -> new Fields((ObjectNode) n, at(name), errors));
    }

    List<String> names() {
        return object.properties().stream().map(java.util.Map.Entry::getKey).toList();
    }

    boolean has(String name) {
        return node(name).isPresent();
    }

    void error(String name, String detail) {
        errors.add(FieldError.of(at(name), detail));
    }

    void error(String name, String detail, String value) {
        errors.add(FieldError.of(at(name), detail, value));
    }

    /** About the object as a whole. */
    void error(String detail) {
        errors.add(FieldError.of(pointer, detail));
    }

    private Optional<JsonNode> node(String name) {
        return Optional.ofNullable(object.get(name)).filter(n -> !n.isNull());
    }

    /** RFC 6901, section 3. */
    private String at(String name) {
        return pointer + "/" + Text.cut(name, 128).replace("~", "~0").replace("/", "~1");
    }
}
