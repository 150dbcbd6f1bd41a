// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.registry.trial;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;

/**
 * What a mapping would make of a body, and why; for people to read, so texts are cut and long bodies are shown in part.
 *
 * @param unreadable why nothing of the body can be used
 * @param elements the first ones
 * @param more how many elements are not shown
 * @param ignored elements about which no rule says anything
 */
public record DryRun(Optional<Flaw> unreadable, List<Element> elements, int more, int ignored) {

    public DryRun {
        elements = List.copyOf(elements);
    }

    /**
     * One element of the body.
     *
     * @param pointer where it is
     * @param rule the first that holds; empty if the element is ignored
     * @param missed the rules before it
     */
    public record Element(String pointer, Optional<String> rule, List<Missed> missed, List<Made> signals) {

        public Element {
            missed = List.copyOf(missed);
            signals = List.copyOf(signals);
        }
    }

    /**
     * What is wrong.
     *
     * @param pointer JSON Pointer (RFC 6901) into the body
     * @param detail what was expected
     * @param value what was there, shortened
     */
    public record Flaw(String pointer, String detail, Optional<String> value) {}

    /** A rule that does not hold, for example because {@code /event: expected equals one of [a], got 'b'}. */
    public record Missed(String rule, List<String> why) {

        public Missed {
            why = List.copyOf(why);
        }
    }

    /**
     * One signal.
     *
     * @param item in the form that sources of kind {@code generic} send
     * @param looks where its members come from
     * @param errors why it cannot be used
     */
    public record Made(JsonNode item, List<Look> looks, List<Flaw> errors) {

        public Made {
            looks = List.copyOf(looks);
            errors = List.copyOf(errors);
        }
    }

    /**
     * One place that was looked at.
     *
     * @param member of the signal, for example {@code device/serial}
     * @param pointer into the body, from where the rule stands
     * @param outcome {@code used}, {@code nothing} or {@code not usable}
     */
    public record Look(String member, String pointer, Optional<String> value, String outcome) {}
}
