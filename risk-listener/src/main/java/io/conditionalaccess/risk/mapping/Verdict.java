// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.risk.mapping;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * How one word of a signal is found.
 *
 * @param overrides the first whose guard holds decides
 * @param otherwise said for words that the mapping does not know, and for none; never a good one
 * @param optional whether nothing is said where nothing is found
 */
record Verdict(Scale scale, List<Case> overrides, Source source, Optional<String> otherwise, boolean optional) {

    /** A word that a guard decides. */
    record Case(Guard when, String word) {}

    /** What a source made of a body; {@code word} is empty if the mapping does not know what it found. */
    record Answer(Optional<String> word) {}

    /** Where a word comes from. */
    sealed interface Source {
        /** Empty if nothing was found. */
        Optional<Answer> read(Scope scope);
    }

    Optional<String> say(Scope scope) {
        for (Case override : overrides) {
            if (override.when().holds(scope)) {
                scope.run().trace().looked("override", Optional.of(override.word()), "used");
                return Optional.of(override.word());
            }
        }
        Optional<Answer> answer = source.read(scope);
        return answer.isEmpty() && optional
                ? Optional.empty()
                : answer.flatMap(Answer::word).or(() -> otherwise);
    }

    record Constant(String word) implements Source {
        @Override
        public Optional<Answer> read(Scope scope) {
            return Optional.of(new Answer(Optional.of(word)));
        }
    }

    /** Only overrides. */
    record Nothing() implements Source {
        @Override
        public Optional<Answer> read(Scope scope) {
            return Optional.empty();
        }
    }

    /** @param words by the vendor's word in lower case */
    record Table(Selector selector, Map<String, String> words) implements Source {
        @Override
        public Optional<Answer> read(Scope scope) {
            return selector.first(scope, Optional::of)
                    .map(text -> new Answer(Optional.ofNullable(words.get(fold(text)))));
        }

        static String fold(String text) {
            return text.strip().toLowerCase(Locale.ROOT);
        }
    }

    record Bands(Selector selector, List<Band> bands) implements Source {
        @Override
        public Optional<Answer> read(Scope scope) {
            return selector.first(scope, Optional::of)
                    .map(text -> new Answer(Scalar.number(text.strip()).flatMap(this::word)));
        }

        private Optional<String> word(BigDecimal number) {
            return bands.stream().filter(band -> band.holds(number)).findFirst().map(Band::word);
        }
    }

    /** {@code [from, below)}. */
    record Band(Optional<BigDecimal> from, Optional<BigDecimal> below, String word) {
        boolean holds(BigDecimal number) {
            return (from.isEmpty() || number.compareTo(from.get()) >= 0)
                    && (below.isEmpty() || number.compareTo(below.get()) < 0);
        }

        boolean overlaps(Band other) {
            return (from.isEmpty() || other.below.isEmpty() || from.get().compareTo(other.below.get()) < 0)
                    && (other.from.isEmpty()
                            || below.isEmpty()
                            || other.from.get().compareTo(below.get()) < 0);
        }
    }

    record WorstOf(Scale scale, List<Verdict> verdicts) implements Source {
        @Override
        public Optional<Answer> read(Scope scope) {
            List<String> said = new ArrayList<>();
            for (Verdict verdict : verdicts) {
                verdict.say(scope).ifPresent(said::add);
            }
            return said.isEmpty() ? Optional.empty() : Optional.of(new Answer(Optional.of(scale.worst(said))));
        }
    }
}
