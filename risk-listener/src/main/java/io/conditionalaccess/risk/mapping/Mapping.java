// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.risk.mapping;

import io.conditionalaccess.registry.trial.DryRun;
import io.conditionalaccess.risk.reading.FieldError;
import java.time.Instant;
import java.util.List;

/**
 * How a vendor's body becomes signals; the language is described in docs/mappings.md. Immutable, for use by any thread.
 */
public final class Mapping {
    private final String name;
    private final List<Pointer> split;
    private final List<Pointer> decode;
    private final List<Rule> rules;

    /** A text read as a mapping. */
    public sealed interface Parsed {

        /** It can be used. */
        record Usable(Mapping mapping) implements Parsed {}

        /** Every mistake with its place in the text. */
        record Faulty(List<FieldError> errors) implements Parsed {

            public Faulty {
                errors = List.copyOf(errors);
            }
        }
    }

    Mapping(String name, List<Pointer> split, List<Pointer> decode, List<Rule> rules) {
        this.name = name;
        this.split = List.copyOf(split);
        this.decode = List.copyOf(decode);
        this.rules = List.copyOf(rules);
    }

    public static Parsed parse(String json) {
        return MappingReader.read(json);
    }

    public String name() {
        return name;
    }

    /**
     * Never throws: what is wrong with one element makes one invalid item, what is wrong with the body an unreadable
     * one.
     *
     * @param source alias of the sender
     * @param receivedAt what later times are set to, and missing ones if the mapping says so
     */
    public Mapped apply(byte[] body, String source, Instant receivedAt) {
        return new Interpreter(this, source, receivedAt, Trace.NONE, Interpreter.Watcher.NOBODY).read(body);
    }

    /** The same, and how it came about; nothing is stored. */
    public DryRun dryRun(byte[] body, String source, Instant receivedAt) {
        Recording recording = new Recording();
        return recording.of(new Interpreter(this, source, receivedAt, recording, recording).read(body));
    }

    List<Pointer> split() {
        return split;
    }

    List<Pointer> decode() {
        return decode;
    }

    List<Rule> rules() {
        return rules;
    }
}
