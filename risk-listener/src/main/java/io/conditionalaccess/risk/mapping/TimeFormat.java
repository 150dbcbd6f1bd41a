// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.risk.mapping;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.TemporalAccessor;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * How a vendor writes times.
 *
 * @param name as in a mapping
 */
record TimeFormat(String name, Reader reader) {
    static final String PATTERN = "pattern:";
    private static final int MAX_PATTERN = 64;
    private static final int MAX_TEXT = 64;

    /** Zero dates (years 0 and 1, 1601, 1970, 1980) stand for no date, and so does the end of the calendar. */
    private static final Instant FIRST = Instant.parse("1980-01-03T00:00:00Z");

    private static final Instant LAST = Instant.parse("9998-12-31T00:00:00Z");

    private static final BigDecimal MILLIS_FROM = new BigDecimal("100000000000");
    private static final BigDecimal MICROS_FROM = new BigDecimal("100000000000000");
    private static final long FILETIME_EPOCH_SECONDS = -11_644_473_600L;

    /** Several spellings that mean one thing: a blank for the T, offsets without a colon or without minutes. */
    private static final DateTimeFormatter ISO = new DateTimeFormatterBuilder()
            .parseCaseInsensitive()
            .append(DateTimeFormatter.ISO_LOCAL_DATE)
            .optionalStart()
            .appendLiteral('T')
            .optionalEnd()
            .optionalStart()
            .appendLiteral(' ')
            .optionalEnd()
            .append(DateTimeFormatter.ISO_LOCAL_TIME)
            .optionalStart()
            .appendLiteral(' ')
            .optionalEnd()
            .appendPattern("[XXX][XX][X]")
            .toFormatter(Locale.ROOT);

    private static final Map<String, Reader> NAMED = new TreeMap<>(Map.of(
            "iso", (text, zone) -> read(ISO, text, zone),
            "epoch", (text, zone) -> number(text).flatMap(TimeFormat::byMagnitude),
            "epoch-seconds", (text, zone) -> number(text).flatMap(n -> epoch(n, 0)),
            "epoch-millis", (text, zone) -> number(text).flatMap(n -> epoch(n, 3)),
            "epoch-micros", (text, zone) -> number(text).flatMap(n -> epoch(n, 6)),
            "epoch-nanos", (text, zone) -> number(text).flatMap(n -> epoch(n, 9)),
            "filetime",
                    (text, zone) ->
                            number(text).flatMap(n -> epoch(n, 7)).map(t -> t.plusSeconds(FILETIME_EPOCH_SECONDS)),
            "dotnet", (text, zone) -> dotnet(text)));

    /** Reads a text, in a zone if it names none itself. */
    interface Reader {
        Optional<Instant> read(String text, Optional<ZoneId> zone);
    }

    static String expected() {
        return "expected one of " + NAMED.keySet() + " or " + PATTERN
                + "<java.time pattern, for example MM/dd/yyyy HH:mm>";
    }

    static Optional<TimeFormat> of(String name) {
        if (!name.startsWith(PATTERN)) {
            return Optional.ofNullable(NAMED.get(name)).map(reader -> new TimeFormat(name, reader));
        }
        if (name.length() > MAX_PATTERN) {
            return Optional.empty();
        }
        try {
            DateTimeFormatter formatter = new DateTimeFormatterBuilder()
                    .parseCaseInsensitive()
                    .appendPattern(name.substring(PATTERN.length()))
                    .toFormatter(Locale.ENGLISH);
            return Optional.of(new TimeFormat(name, (text, zone) -> read(formatter, text, zone)));
        } catch (IllegalArgumentException notAPattern) {
            return Optional.empty();
        }
    }

    /** Empty too for dates that stand for none. */
    Optional<Instant> read(String text, Optional<ZoneId> zone) {
        String stripped = text.strip();
        return stripped.length() > MAX_TEXT
                ? Optional.empty()
                : reader.read(stripped, zone).filter(t -> t.isAfter(FIRST) && t.isBefore(LAST));
    }

    private static Optional<Instant> read(DateTimeFormatter formatter, String text, Optional<ZoneId> zone) {
        try {
            TemporalAccessor time = formatter.parseBest(text, OffsetDateTime::from, LocalDateTime::from);
            return time instanceof OffsetDateTime exact
                    ? Optional.of(exact.toInstant())
                    : zone.map(z -> LocalDateTime.from(time).atZone(z).toInstant());
        } catch (DateTimeException notThisFormat) {
            return Optional.empty();
        }
    }

    private static Optional<BigDecimal> number(String text) {
        return Scalar.number(text).filter(n -> n.signum() > 0);
    }

    private static Optional<Instant> epoch(BigDecimal number, int digits) {
        BigDecimal[] parts = number.movePointLeft(digits).divideAndRemainder(BigDecimal.ONE);
        try {
            return Optional.of(Instant.ofEpochSecond(
                    parts[0].longValueExact(), parts[1].movePointRight(9).longValue()));
        } catch (ArithmeticException | DateTimeException outOfRange) {
            return Optional.empty();
        }
    }

    /** Seconds or milliseconds; anything finer is never guessed. */
    private static Optional<Instant> byMagnitude(BigDecimal number) {
        if (number.compareTo(MICROS_FROM) >= 0) {
            return Optional.empty();
        }
        return epoch(number, number.compareTo(MILLIS_FROM) >= 0 ? 3 : 0);
    }

    /** {@code /Date(1391182403986)/}, with or without an offset, which does not change the instant. */
    private static Optional<Instant> dotnet(String text) {
        String begin = "/Date(";
        String end = ")/";
        if (!text.startsWith(begin) || !text.endsWith(end) || text.length() <= begin.length() + end.length()) {
            return Optional.empty();
        }
        String inner = text.substring(begin.length(), text.length() - end.length());
        return number(inner.split("[+-]", 2)[0]).flatMap(n -> epoch(n, 3));
    }
}
