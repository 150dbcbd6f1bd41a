// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.risk.mapping;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.conditionalaccess.risk.reading.ContentHash;
import io.conditionalaccess.risk.reading.FieldError;
import io.conditionalaccess.risk.reading.Item;
import io.conditionalaccess.risk.reading.JsonDocument;
import io.conditionalaccess.risk.reading.Reading;
import io.conditionalaccess.risk.reading.StrictJson;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/** Takes one body through one mapping. */
final class Interpreter {
    private static final StrictJson JSON = new StrictJson(Limits.DEPTH, Limits.STRING, Limits.TOKENS);

    private final Mapping mapping;
    private final String source;
    private final Instant receivedAt;
    private final Run run;
    private final Watcher watcher;
    private final List<Item> items = new ArrayList<>();
    private int ignored;

    /** Is told what happens to each element. */
    interface Watcher {
        Watcher NOBODY = new Watcher() {};

        default void element(String pointer) {}

        default void rule(Rule rule, boolean holds) {}

        default void made(Draft.Made made) {}
    }

    private static final class Element {
        private final JsonNode node;
        private final String pointer;
        private Optional<String> hash = Optional.empty();

        private Element(JsonNode node, String pointer) {
            this.node = node;
            this.pointer = pointer;
        }

        /** Computed once, however many signals the element makes. */
        private String hash() {
            String known = hash.orElseGet(() -> ContentHash.of(node));
            hash = Optional.of(known);
            return known;
        }
    }

    Interpreter(Mapping mapping, String source, Instant receivedAt, Trace trace, Watcher watcher) {
        this.mapping = mapping;
        this.source = source;
        this.receivedAt = receivedAt;
        this.run = new Run(trace);
        this.watcher = watcher;
    }

    Mapped read(byte[] body) {
        JsonDocument document = JSON.read(body);
        if (document.root().isEmpty()) {
            return unreadable(document.error().orElseThrow());
        }
        try {
            Scope outermost = new Scope(document.root().get(), Optional.empty(), run);
            for (Element element : elements(outermost)) {
                read(element, outermost);
                if (items.size() > Limits.SIGNALS) {
                    return unreadable(FieldError.of("", "expected at most " + Limits.SIGNALS + " signals"));
                }
            }
        } catch (TooManySteps e) {
            return unreadable(FieldError.of("", "expected a body that is read in " + Limits.STEPS + " look-ups"));
        }
        return new Mapped(new Reading.Items(items, false), ignored);
    }

    private static Mapped unreadable(FieldError error) {
        return new Mapped(new Reading.Unreadable(error), 0);
    }

    /** The items of the first of the mapping's arrays that the body has; else the body itself. */
    private List<Element> elements(Scope body) {
        for (Pointer split : mapping.split()) {
            Optional<JsonNode> array = body.find(split).filter(JsonNode::isArray);
            if (array.isPresent()) {
                List<Element> elements = new ArrayList<>(array.get().size());
                for (JsonNode node : array.get()) {
                    elements.add(new Element(node, split.text() + "/" + elements.size()));
                }
                return elements;
            }
        }
        return List.of(new Element(body.here(), ""));
    }

    private void read(Element element, Scope body) {
        watcher.element(element.pointer);
        Optional<Rule> rule = Optional.empty();
        Scope scope = body.into(element.node);
        if (element.node instanceof ObjectNode object) {
            mapping.decode().forEach(pointer -> decode(object, pointer));
            rule = mapping.rules().stream().filter(r -> applies(r, scope)).findFirst();
        }
        int before = items.size();
        rule.ifPresent(r -> apply(r, scope, element));
        if (items.size() == before) {
            ignored++;
        }
    }

    private boolean applies(Rule rule, Scope scope) {
        boolean holds = rule.when().holds(scope);
        watcher.rule(rule, holds);
        return holds;
    }

    private void apply(Rule rule, Scope scope, Element element) {
        for (int i = 0; i < rule.signals().size(); i++) {
            Template template = rule.signals().get(i);
            String suffix = rule.signals().size() > 1 ? "#" + i : "";
            if (template.each().isEmpty()) {
                make(template, scope, element, suffix);
            } else {
                Iterator<Each.Found> found = template.each().get().in(scope).iterator();
                // One more than allowed is enough to know that there are too many.
                while (found.hasNext() && items.size() <= Limits.SIGNALS) {
                    Each.Found next = found.next();
                    make(template, next.scope(), element, suffix + "#" + next.index());
                }
            }
        }
    }

    private void make(Template template, Scope scope, Element element, String suffix) {
        if (!template.when().holds(scope)) {
            return;
        }
        new Draft(template, scope, receivedAt)
                .make(element::hash, element.pointer, suffix, source)
                .ifPresent(made -> {
                    items.add(made.read());
                    watcher.made(made);
                });
    }

    /** JSON within a string takes the string's place; what is not JSON stays. */
    private static void decode(ObjectNode element, Pointer pointer) {
        JsonPointer parent = pointer.path().head();
        JsonNode text = element.at(pointer.path());
        if (text.isTextual() && element.at(parent) instanceof ObjectNode object) {
            JSON.read(text.textValue())
                    .root()
                    .ifPresent(root -> object.set(pointer.path().last().getMatchingProperty(), root));
        }
    }
}
