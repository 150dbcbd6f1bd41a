// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.risk.mapping;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads how a word is found. Whatever would say a good word about what the mapping does not know is refused. */
final class VerdictReader {
    private static final String AT = "at";
    private static final String TABLE = "table";
    private static final String BANDS = "bands";
    private static final String CONST = "const";
    private static final String WORST_OF = "worstOf";
    private static final String OVERRIDE = "override";
    private static final String DEFAULT = "default";
    private static final String OPTIONAL = "optional";
    private static final String IS = "is";
    private static final Set<String> MEMBERS = Set.of(AT, TABLE, BANDS, CONST, WORST_OF, OVERRIDE, DEFAULT, OPTIONAL);

    private final Scale scale;
    private final boolean affirmed;

    /** @param affirmed whether the signal is made only for a value that the mapping names */
    VerdictReader(Scale scale, boolean affirmed) {
        this.scale = scale;
        this.affirmed = affirmed;
    }

    Optional<Verdict> read(Part part) {
        if (!part.object()) {
            return Optional.empty();
        }
        part.only(MEMBERS);
        List<Verdict.Case> overrides = part.member(OVERRIDE).stream()
                .flatMap(list -> list.items(Limits.ENTRIES).stream())
                .flatMap(item -> override(item).stream())
                .toList();
        return source(part).map(source -> new Verdict(scale, overrides, source, otherwise(part), part.flag(OPTIONAL)));
    }

    private Optional<String> otherwise(Part part) {
        Optional<String> said = part.member(DEFAULT).flatMap(this::word);
        if (said.filter(scale::good).isPresent()) {
            part.mistake(
                    DEFAULT,
                    "expected one of "
                            + scale.words().stream().filter(w -> !scale.good(w)).toList()
                            + ": what is not known is never good");
        }
        return said.or(scale::unknown);
    }

    private Optional<Verdict.Source> source(Part part) {
        List<String> ways = List.of(TABLE, BANDS, CONST, WORST_OF).stream()
                .filter(name -> part.member(name).isPresent())
                .toList();
        if (ways.size() > 1 || (ways.isEmpty() && part.member(OVERRIDE).isEmpty())) {
            part.mistake("expected exactly one of [bands, const, table, worstOf], or override alone");
            return Optional.empty();
        }
        String way = ways.isEmpty() ? "" : ways.get(0);
        boolean selects = way.equals(TABLE) || way.equals(BANDS);
        if (!selects && part.member(AT).isPresent()) {
            part.mistake(AT, "allowed only with table or bands");
        }
        Optional<Selector> selector = selects ? ValueReader.selector(part.at(AT)) : Optional.empty();
        return switch (way) {
            case TABLE -> selector.map(at -> new Verdict.Table(at, table(part.at(TABLE))));
            case BANDS -> selector.map(at -> new Verdict.Bands(at, bands(part.at(BANDS))));
            case CONST -> word(part.at(CONST), affirmed).map(Verdict.Constant::new);
            case WORST_OF ->
                Optional.of(new Verdict.WorstOf(
                        scale,
                        part.at(WORST_OF).items(Limits.ENTRIES).stream()
                                .flatMap(item -> read(item).stream())
                                .toList()));
            default -> Optional.of(new Verdict.Nothing());
        };
    }

    private Optional<Verdict.Case> override(Part part) {
        if (!part.object()) {
            return Optional.empty();
        }
        part.only(Set.of("when", IS));
        if (part.member("when").isEmpty()) {
            part.mistake("when", "required");
        }
        Guard when = part.member("when").map(GuardReader::read).orElse(Guard.ALWAYS);
        return word(part.at(IS), affirmed || when.affirmative()).map(word -> new Verdict.Case(when, word));
    }

    private Map<String, String> table(Part part) {
        Map<String, String> words = new HashMap<>();
        if (!part.object()) {
            return words;
        }
        List<String> names = part.names();
        if (names.isEmpty() || names.size() > Limits.ENTRIES) {
            part.mistake("expected 1 to " + Limits.ENTRIES + " words");
        }
        for (String name : names) {
            String folded = Verdict.Table.fold(name);
            if (folded.isEmpty()) {
                part.mistake(name, "expected a word that is not blank");
            }
            Optional<String> word = word(part.at(name));
            word.map(w -> Optional.ofNullable(words.putIfAbsent(folded, w)))
                    .filter(Optional::isPresent)
                    .ifPresent(twice -> part.mistake(name, "the same word again, as case does not matter"));
        }
        return words;
    }

    private List<Verdict.Band> bands(Part part) {
        List<Verdict.Band> bands = new ArrayList<>();
        for (Part item : part.items(Limits.ENTRIES)) {
            if (!item.object()) {
                continue;
            }
            item.only(Set.of("from", "below", IS));
            Optional<String> word = word(item.at(IS));
            Verdict.Band band = new Verdict.Band(item.number("from"), item.number("below"), word.orElse(""));
            boolean open = band.from().isEmpty() || band.below().isEmpty();
            if (open && word.filter(scale::good).isPresent()) {
                item.mistake("expected both from and below: a number outside the vendor's scale is never good");
            }
            if (band.from().isEmpty() && band.below().isEmpty()) {
                item.mistake("expected at least one of [below, from]");
            }
            if (bands.stream().anyMatch(band::overlaps)) {
                item.mistake("expected bands that do not overlap");
            }
            bands.add(band);
        }
        return bands;
    }

    private Optional<String> word(Part part) {
        return word(part, true);
    }

    private Optional<String> word(Part part, boolean mayBeGood) {
        Optional<String> word = part.word(scale::word, "expected one of " + scale.words());
        if (!mayBeGood && word.filter(scale::good).isPresent()) {
            part.mistake("a good word needs a table, or a guard that names the value by which it is known");
        }
        return word;
    }
}
