// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.risk.mapping;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Reads where a time is and how it is written. A bare pointer means ISO 8601. */
final class TimeReader {
    private static final String RECEIPT = "receipt";

    private static final int MAX_FORMATS = 8;
    private static final String ELSE = "else";

    private TimeReader() {}

    /** @param receipt whether {@code else} may be the receipt, otherwise a duration after the observation */
    static Optional<TimeRule> read(Part part, boolean receipt) {
        if (!part.node().isObject()) {
            return ValueReader.selector(part)
                    .map(at -> new TimeRule(
                            at, TimeFormat.of("iso").stream().toList(), Optional.empty(), new TimeRule.Nothing()));
        }
        part.only(Set.of("at", "formats", "zone", ELSE));
        List<TimeFormat> formats = part.member("formats")
                .map(list -> list.oneOrMore(MAX_FORMATS).stream()
                        .flatMap(p -> p.word(TimeFormat::of, TimeFormat.expected()).stream())
                        .toList())
                .orElseGet(() -> TimeFormat.of("iso").stream().toList());
        Optional<ZoneId> zone = part.member("zone")
                .flatMap(p -> p.word(TimeReader::zone, "expected a zone such as UTC or Europe/Berlin"));
        TimeRule.Otherwise otherwise =
                part.member(ELSE).flatMap(p -> otherwise(p, receipt)).orElse(new TimeRule.Nothing());
        return ValueReader.selector(part.at("at")).map(at -> new TimeRule(at, formats, zone, otherwise));
    }

    private static Optional<TimeRule.Otherwise> otherwise(Part part, boolean receipt) {
        Function<String, Optional<TimeRule.Otherwise>> word =
                text -> text.equals(RECEIPT) ? Optional.of(new TimeRule.Receipt()) : Optional.empty();
        return receipt ? part.word(word, Part.oneOf(RECEIPT)) : part.duration().map(TimeRule.After::new);
    }

    private static Optional<ZoneId> zone(String text) {
        try {
            return Optional.of(ZoneId.of(text));
        } catch (DateTimeException unknown) {
            return Optional.empty();
        }
    }
}
