// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.risk.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import io.conditionalaccess.risk.reading.JsonDocument;
import io.conditionalaccess.risk.reading.StrictJson;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads a mapping. Every mistake is reported with its place, not only the first; unknown members are mistakes. */
final class MappingReader {
    /** Rises when a mapping of the past would be read differently. */
    static final int LANGUAGE = 1;

    private static final StrictJson JSON = new StrictJson(Limits.DEPTH, Limits.STRING, Limits.TOKENS);
    private static final int MAX_NAME = 64;
    private static final int MAX_SPLITS = 8;
    private static final int MAX_DECODES = 8;

    private MappingReader() {}

    static Mapping.Parsed read(String text) {
        JsonDocument document = JSON.read(text);
        if (document.root().isEmpty()) {
            return new Mapping.Parsed.Faulty(document.error().stream().toList());
        }
        Part.Mistakes mistakes = new Part.Mistakes();
        Mapping mapping = mapping(new Part(document.root().get(), "", mistakes));
        return mistakes.errors().isEmpty()
                ? new Mapping.Parsed.Usable(mapping)
                : new Mapping.Parsed.Faulty(mistakes.errors());
    }

    private static Mapping mapping(Part part) {
        if (!part.object()) {
            return new Mapping("", List.of(), List.of(), List.of());
        }
        part.only(Set.of("language", "name", "about", "split", "decode", "defaults", "rules"));
        JsonNode language = part.at("language").node();
        if (!language.isInt() || language.intValue() != LANGUAGE) {
            part.mistake("language", "expected " + LANGUAGE);
        }
        String name = part.at("name").text().orElse("");
        if (name.length() > MAX_NAME) {
            part.mistake("name", "expected at most " + MAX_NAME + " characters");
        }
        part.member("about").ifPresent(Part::text);
        List<Pointer> split = pointers(part, "split", MAX_SPLITS);
        List<Pointer> decode = pointers(part, "decode", MAX_DECODES);
        if (decode.stream()
                .anyMatch(pointer -> pointer.outwards() > 0 || pointer.path().matches())) {
            part.mistake("decode", "expected pointers to members of an element");
        }
        Template defaults =
                part.member("defaults").map(TemplateReader::defaults).orElse(Template.EMPTY);
        Set<String> names = new HashSet<>();
        List<Rule> rules = part.at("rules").items(Limits.RULES).stream()
                .flatMap(item -> rule(item, defaults, names).stream())
                .toList();
        return new Mapping(name, split, decode, rules);
    }

    private static List<Pointer> pointers(Part part, String name, int max) {
        return part.member(name).stream()
                .flatMap(p -> p.oneOrMore(max).stream())
                .flatMap(p -> p.pointer().stream())
                .toList();
    }

    private static Optional<Rule> rule(Part part, Template defaults, Set<String> names) {
        part.mistakes().nextRule();
        if (!part.object()) {
            return Optional.empty();
        }
        part.only(Set.of("name", "when", "ignore", "signals"));
        String name = part.at("name").text().orElse("");
        if (!name.isEmpty() && !names.add(name)) {
            part.mistake("name", "expected a name that no other rule has");
        }
        Guard when = part.member("when").map(GuardReader::read).orElse(Guard.ALWAYS);
        boolean ignore = part.member("ignore").isPresent();
        if (ignore == part.member("signals").isPresent()) {
            part.mistake("expected exactly one of [ignore, signals]");
            return Optional.empty();
        }
        if (ignore) {
            part.at("ignore").text(); // why, for people
            return Optional.of(new Rule(name, when, List.of()));
        }
        List<Template> signals = part.at("signals").items(Limits.SIGNALS_IN_RULE).stream()
                .map(item -> TemplateReader.signal(item, defaults, when.affirmative()))
                .toList();
        return Optional.of(new Rule(name, when, signals));
    }
}
