// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.risk.mapping;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads how a text is made: a pointer, a list of them, or an object with {@code at}, {@code const} or {@code concat}. */
final class ValueReader {
    private static final String AT = "at";
    private static final String AS = "as";
    private static final String CONST = "const";
    private static final String CONCAT = "concat";

    private ValueReader() {}

    static Optional<Value> read(Part part) {
        return read(part, Set.of());
    }

    /** @param others members that belong to somebody else */
    static Optional<Value> read(Part part, Set<String> others) {
        if (!part.node().isObject()) {
            return selector(part).map(selector -> new Value.Selected(selector, List.of()));
        }
        part.only(union(others, Set.of(AT, AS, CONST, CONCAT)));
        long ways = List.of(AT, CONST, CONCAT).stream()
                .filter(name -> part.member(name).isPresent())
                .count();
        if (ways != 1) {
            part.mistake("expected exactly one of [at, concat, const]");
            return Optional.empty();
        }
        if (part.member(AT).isPresent()) {
            List<Transform> transforms = part.member(AS).stream()
                    .flatMap(as -> as.oneOrMore(Transform.values().length).stream())
                    .flatMap(p -> p
                            .word(
                                    Transform::of,
                                    "expected one of "
                                            + List.of(Transform.values()).stream()
                                                    .map(Transform::key)
                                                    .toList())
                            .stream())
                    .toList();
            return selector(part.at(AT)).map(selector -> new Value.Selected(selector, transforms));
        }
        if (part.member(AS).isPresent()) {
            part.mistake(AS, "allowed only with at");
        }
        return part.member(CONST).isPresent()
                ? part.at(CONST).text().map(Value.Constant::new)
                : concatenated(part.at(CONCAT));
    }

    /** Strings that begin like a pointer are one; others are text. */
    private static Optional<Value> concatenated(Part list) {
        List<Value> parts = list.items(Limits.ENTRIES).stream()
                .flatMap(item -> (item.node().isTextual()
                                        && !Pointer.looksLike(item.node().textValue())
                                ? item.text().<Value>map(Value.Constant::new)
                                : read(item))
                        .stream())
                .toList();
        return parts.isEmpty() ? Optional.empty() : Optional.of(new Value.Concatenated(parts));
    }

    static Optional<Selector> selector(Part part) {
        List<Selector.Candidate> candidates = part.oneOrMore(Limits.POINTERS_IN_RULE).stream()
                .flatMap(item -> candidate(item).stream())
                .toList();
        return candidates.isEmpty() ? Optional.empty() : Optional.of(new Selector(candidates));
    }

    private static Optional<Selector.Candidate> candidate(Part part) {
        if (!part.node().isObject()) {
            return part.pointer().map(Selector.At::new);
        }
        part.only(Set.of("each", "where", "pick"));
        Optional<Pointer> pick = part.at("pick").pointer();
        return GuardReader.each(part, 0).flatMap(each -> pick.map(p -> new Selector.Search(each, new Selector.At(p))));
    }

    private static Set<String> union(Set<String> one, Set<String> other) {
        Set<String> all = new java.util.HashSet<>(one);
        all.addAll(other);
        return all;
    }
}
