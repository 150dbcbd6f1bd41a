// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.risk.mapping;

import com.fasterxml.jackson.databind.node.JsonNodeType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Reads guards: {@code {"/event": "new", "/level": {"atLeast": 3}, "any": [...]}}. All members of an object have to hold.
 */
final class GuardReader {
    private static final Map<String, JsonNodeType> TYPES = Map.of(
            "string", JsonNodeType.STRING,
            "number", JsonNodeType.NUMBER,
            "boolean", JsonNodeType.BOOLEAN,
            "object", JsonNodeType.OBJECT,
            "array", JsonNodeType.ARRAY);
    private static final String IGNORE_CASE = "ignoreCase";
    private static final String AT_LEAST = "atLeast";
    private static final String BELOW = "below";
    private static final Set<String> OPERATORS = Set.of(
            "equals", "in", "prefix", "suffix", "contains", IGNORE_CASE, AT_LEAST, BELOW, "exists", "absent", "type");
    private static final String EXPECTED =
            "expected a JSON Pointer such as /event, or one of [all, any, every, not, some]";

    private GuardReader() {}

    /** What is faulty is reported and left out. */
    static Guard read(Part part) {
        return read(part, 0);
    }

    private static Guard read(Part part, int depth) {
        if (depth > Limits.NESTING) {
            part.mistake("expected at most " + Limits.NESTING + " guards within each other");
            return Guard.ALWAYS;
        }
        List<Guard> guards = new ArrayList<>();
        if (part.object()) {
            for (String name : part.names()) {
                Part member = part.at(name);
                switch (name) {
                    case "all" -> guards.add(new Guard.All(list(member, depth)));
                    case "any" -> guards.add(new Guard.Any(list(member, depth)));
                    case "not" -> guards.add(new Guard.Not(read(member, depth + 1)));
                    case "some" -> array(member, depth).map(Guard.Some::new).ifPresent(guards::add);
                    case "every" -> array(member, depth).map(Guard.Every::new).ifPresent(guards::add);
                    default -> at(member, name, guards);
                }
            }
        }
        return guards.size() == 1 ? guards.get(0) : new Guard.All(List.copyOf(guards));
    }

    private static List<Guard> list(Part list, int depth) {
        return list.items(Limits.ENTRIES).stream()
                .map(item -> read(item, depth + 1))
                .toList();
    }

    /** {@code {"each": "/hosts", "where": guard}}; {@code where} may be left out. */
    static Optional<Each> array(Part part) {
        return array(part, 0);
    }

    private static Optional<Each> array(Part part, int depth) {
        if (!part.object()) {
            return Optional.empty();
        }
        part.only(Set.of("each", "where"));
        return each(part, depth);
    }

    /** The members {@code each} and {@code where} of an object that may have others. */
    static Optional<Each> each(Part part, int depth) {
        Guard where = part.member("where").map(p -> read(p, depth + 1)).orElse(Guard.ALWAYS);
        return part.at("each").pointer().map(array -> new Each(array, where));
    }

    private static void at(Part part, String name, List<Guard> guards) {
        if (!name.isEmpty() && !Pointer.looksLike(name)) {
            part.mistake(EXPECTED);
            return;
        }
        Optional<Pointer> pointer = part.pointer(name);
        pointer.ifPresent(at -> {
            if (part.node().isObject()) {
                operators(part, at, guards);
            } else {
                guards.add(new Guard.Words(at, Guard.Comparison.EQUALS, words(part), false));
            }
        });
    }

    private static void operators(Part part, Pointer at, List<Guard> guards) {
        part.only(OPERATORS);
        boolean fold = part.flag(IGNORE_CASE);
        int before = guards.size();
        part.member("in").ifPresent(list -> guards.add(words(at, Guard.Comparison.EQUALS, list, fold)));
        Arrays.stream(Guard.Comparison.values())
                .forEach(comparison ->
                        part.member(comparison.key()).ifPresent(word -> guards.add(words(at, comparison, word, fold))));
        Optional<java.math.BigDecimal> atLeast = part.number(AT_LEAST);
        Optional<java.math.BigDecimal> below = part.number(BELOW);
        if (atLeast.isPresent() || below.isPresent()) {
            guards.add(new Guard.Range(at, atLeast, below));
        }
        presence(part, "exists", at, true).ifPresent(guards::add);
        presence(part, "absent", at, false).ifPresent(guards::add);
        Function<String, Optional<JsonNodeType>> type = word -> Optional.ofNullable(TYPES.get(word));
        part.member("type")
                .flatMap(p -> p.word(
                        type,
                        "expected one of " + TYPES.keySet().stream().sorted().toList()))
                .ifPresent(t -> guards.add(new Guard.Type(at, t)));
        if (guards.size() == before) {
            part.mistake(
                    "expected at least one of " + OPERATORS.stream().sorted().toList());
        }
    }

    private static Optional<Guard> presence(Part part, String name, Pointer at, boolean wanted) {
        Optional<Part> member = part.member(name);
        if (member.isPresent() && !part.flag(name)) {
            member.get().mistake("expected true; its opposite is " + (wanted ? "absent" : "exists"));
        }
        return member.map(p -> new Guard.Present(at, wanted));
    }

    private static Guard words(Pointer at, Guard.Comparison comparison, Part part, boolean fold) {
        List<String> words = words(part).stream()
                .map(word -> fold ? word.toLowerCase(Locale.ROOT) : word)
                .toList();
        return new Guard.Words(at, comparison, words, fold);
    }

    private static List<String> words(Part part) {
        List<String> words = new ArrayList<>();
        for (Part item : part.oneOrMore(Limits.ENTRIES)) {
            Scalar.text(item.node())
                    .filter(word -> !word.isEmpty() && word.length() <= Limits.WORD)
                    .ifPresentOrElse(
                            words::add,
                            () -> item.mistake("expected a string of 1 to " + Limits.WORD
                                    + " characters, a number, true or false"));
        }
        return words;
    }
}
