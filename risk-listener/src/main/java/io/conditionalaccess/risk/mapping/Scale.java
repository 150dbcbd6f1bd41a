// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.risk.mapping;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The words that a mapping may say about one thing, from the best to the worst. */
enum Scale {
    RISK("risk", List.of("none", "low", "unknown", "medium", "high"), 2),
    COMPLIANCE("compliance", List.of("compliant", "in-grace", "unknown", "not-compliant"), 2),
    REMEDIATION(
            "remediation",
            List.of("dismissed", "remediated", "contained", "pending_approval", "in_progress", "detected"),
            2);

    static final String UNKNOWN = "unknown";
    static final String IN_GRACE = "in-grace";
    /** Said by many vendors; more than high changes nothing here. */
    private static final String CRITICAL = "critical";

    private static final String HIGH = "high";

    private final String member;
    // What List.of gives cannot be changed.
    @SuppressWarnings("ImmutableEnumChecker")
    private final List<String> words;

    private final int goodOnes;

    Scale(String member, List<String> words, int goodOnes) {
        this.member = member;
        this.words = words;
        this.goodOnes = goodOnes;
    }

    /** As in the generic form of a signal. */
    String member() {
        return member;
    }

    List<String> words() {
        return words;
    }

    Optional<String> word(String text) {
        String word = this == RISK && text.equals(CRITICAL) ? HIGH : text;
        return words.contains(word) ? Optional.of(word) : Optional.empty();
    }

    /** Whether it lets somebody in, or ends a finding. It is never said for want of a better word. */
    boolean good(String word) {
        return words.indexOf(word) < goodOnes;
    }

    /** "Unknown" is worse than good and better than bad: it neither hides what is bad nor passes for good. */
    String worst(Collection<String> said) {
        return said.stream().max(Comparator.comparingInt(words::indexOf)).orElseThrow();
    }

    /** What is said where nothing is known; a stage of remediation is then left out. */
    Optional<String> unknown() {
        return words.contains(UNKNOWN) ? Optional.of(UNKNOWN) : Optional.empty();
    }
}
