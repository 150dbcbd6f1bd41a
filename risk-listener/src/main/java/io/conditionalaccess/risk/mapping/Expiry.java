// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.risk.mapping;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;

/** Good news ages: until when a word holds if its source falls silent. */
final class Expiry {
    /**
     * For verdicts about the whole device. Findings have no such default: one that became unknown by itself would leave
     * its device unknown until the vendor closes it.
     */
    private static final Map<String, Optional<Duration>> VERDICTS = Map.of(
            "compliant", Optional.of(Duration.ofDays(7)),
            "low", Optional.of(Duration.ofDays(7)),
            "none", Optional.of(Duration.ofDays(1)));

    private Expiry() {}

    /** The earliest of what the words ask for; bad ones outlive it anyway. */
    static Optional<Instant> of(Template template, Collection<String> words, Instant observedAt) {
        Map<String, Optional<Duration>> defaults = template.finding().isPresent() ? Map.of() : VERDICTS;
        return words.stream()
                .flatMap(word ->
                        template
                                .expiresAfter()
                                .getOrDefault(word, defaults.getOrDefault(word, Optional.empty()))
                                .stream())
                .min(Comparator.naturalOrder())
                .map(observedAt::plus);
    }
}
